import { cellOfDate } from "../cell-date.ts";
import type { CellValue } from "../xlsx.ts";
import { type NotCarried, WHOLE_DOCUMENT } from "../document-format.ts";
import type { PoamSystem } from "../poam-document.ts";
import type { WritableVersion } from "./columns.ts";
import { IMPACT_WORDS } from "./words.ts";
import { textCell } from "./write-text.ts";

export type CoverCells = {
  readonly values: readonly CellValue[];
  readonly notCarried: readonly NotCarried[];
};

/** The four cover values in the order of `COVER_LABELS`. 2.1 has no LI-SaaS in its list; that is a Low baseline. */
export const coverCells = (system: PoamSystem, version: WritableVersion): CoverCells => {
  const notCarried: NotCarried[] = [];
  const text = (field: "cloudServiceProvider" | "cloudServiceOffering"): CellValue =>
    textCell(system[field], (message) => notCarried.push({ poamId: WHOLE_DOCUMENT, field, message }));
  const tailored = version === "2.1" && system.impactLevel === "li-saas";
  if (tailored) {
    const message = "Version 2.1 has no impact level LI-SaaS; Low was written.";
    notCarried.push({ poamId: WHOLE_DOCUMENT, field: "impactLevel", message });
  }
  const impact = tailored ? "low" : system.impactLevel;
  const values = [
    text("cloudServiceProvider"),
    text("cloudServiceOffering"),
    impact === null ? null : IMPACT_WORDS[impact],
    system.poamDate === null ? null : cellOfDate(system.poamDate),
  ];
  return { values, notCarried };
};
