import type { CmmcLevel, Requirement } from "#domain/cmmc/requirement.ts";
import { requirementNamed } from "#domain/cmmc/result.ts";
import { Fault } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";

/** The requirement of that number or CMMC id, or `cmmc.unknown-requirement`. */
export const requireRequirement = (level: CmmcLevel, name: string): Requirement => {
  const { requirements } = rulesOfLevel(level);
  const found = requirementNamed(requirements, name);
  if (found) return found;
  const [example] = requirements;
  throw new Fault(
    "cmmc.unknown-requirement",
    `Expected a requirement of Level ${level}, such as ${example?.id} or ${example?.cmmcId}, found "${name.slice(0, 60)}". Check the number and the level.`,
  );
};
