import { receiveReport } from "../../import/receive-report.ts";
import { listImports } from "../../import/read-imports.ts";
import { applyImport } from "../../import/run-import.ts";
import type { Act } from "./act.ts";
import { scanDay, SCANS } from "./days.ts";
import { bytesOf } from "./deeds.ts";
import { lookAgain, type Desk } from "./desk.ts";
import { PEOPLE } from "./people.ts";

/** A monthly report of the year, made from the moment of its scan. */
export type MonthlyReport = {
  readonly name: string;
  readonly extension: string;
  readonly text: (scan: number, at: Date) => string;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Scans run in the night. */
const scannedAt = (desk: Desk, scan: number): Date => {
  const day = Date.parse(desk.date(scanDay(scan)));
  return new Date(scan === SCANS - 1 ? day : day + DAY_MS / 12);
};

/** Each report is received and then applied: two acts, since each is a transaction of its own. */
export const scanActs = (reports: readonly MonthlyReport[]): Act[] =>
  Array.from({ length: SCANS }, (_, scan) => scan).flatMap((scan) =>
    reports.flatMap(({ name, extension, text }): Act[] => {
      const day = scanDay(scan);
      const fileName = (desk: Desk): string => `${name}-${desk.date(day)}.${extension}`;
      return [
        {
          day,
          part: "scans",
          who: PEOPLE.officer,
          does: (desk) =>
            receiveReport(desk.app, desk.actor, {
              systemId: desk.systemId,
              fileName: fileName(desk),
              bytes: bytesOf(text(scan, scannedAt(desk, scan))),
            }),
        },
        { day, part: "scans", who: PEOPLE.officer, does: (desk) => applied(desk, fileName(desk)) },
      ];
    }),
  );

const applied = async (desk: Desk, fileName: string): Promise<void> => {
  const imports = await listImports(desk.app, desk.actor, desk.systemId);
  const received = imports.find((row) => row.fileName === fileName);
  if (received === undefined) throw new Error(`The demonstration has not received ${fileName}.`);
  lookAgain(desk);
  await applyImport(desk.app, desk.actor, received.id);
};
