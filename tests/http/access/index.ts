import { CLOCKS_ACCESS } from "./clocks.ts";
import { CMMC_ACCESS } from "./cmmc.ts";
import { INTAKE_ACCESS } from "./intake.ts";
import { INVENTORY_ACCESS } from "./inventory.ts";
import { LEDGER_ACCESS } from "./ledger.ts";
import { PEOPLE_ACCESS } from "./people.ts";
import { PLAN_ACCESS } from "./plan.ts";
import type { AccessArea } from "./access-area.ts";

const AREAS: readonly AccessArea[] = [
  INTAKE_ACCESS,
  INVENTORY_ACCESS,
  LEDGER_ACCESS,
  CLOCKS_ACCESS,
  PLAN_ACCESS,
  CMMC_ACCESS,
  PEOPLE_ACCESS,
];

/** A row for each route: an operation that two areas claim is a mistake. */
function gathered<V>(rowsOf: (area: AccessArea) => Readonly<Record<string, V>> | undefined): Map<string, V> {
  const all = new Map<string, V>();
  for (const area of AREAS)
    for (const [operation, row] of Object.entries(rowsOf(area) ?? {})) {
      if (all.has(operation)) throw new Error(`two rows for ${operation}`);
      all.set(operation, row);
    }
  return all;
}

export const CELLS = gathered((area) => area.cells);
export const BODIES = gathered((area) => area.bodies);
export const QUERIES = gathered((area) => area.queries);
