import { Fault } from "#domain/fault.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { cmmcL2, cmmcL3 } from "./cmmc-rulebooks.ts";
import { custom } from "./custom.ts";
import { dodNavy, dodRmf } from "./dod.ts";
import { fedrampCr26 } from "./fedramp-cr26.ts";
import { fedrampRev5 } from "./fedramp-rev5.ts";
import { cms, fismaOmb } from "./fisma.ts";
import { govramp, txRamp } from "./states.ts";

/** THE list of rulebooks: adding a regime is one file and one line here. */
export const RULEBOOKS: readonly Rulebook[] = [
  fedrampRev5,
  fedrampCr26,
  dodRmf,
  dodNavy,
  cmmcL2,
  cmmcL3,
  fismaOmb,
  cms,
  govramp,
  txRamp,
  custom,
];

/** The rulebook of that id. Throws `input.invalid` with the ids that exist. */
export const rulebookById = (id: string): Rulebook => {
  const rulebook = RULEBOOKS.find((candidate) => candidate.id === id);
  if (rulebook) return rulebook;
  const known = RULEBOOKS.map((candidate) => candidate.id).join(", ");
  throw new Fault("input.invalid", `Expected a rulebook id, one of: ${known}. Found "${id}".`);
};
