import type { ClockFacts } from "#domain/clock/clock-facts.ts";
import { factsOfFields } from "#domain/clock/facts-of-fields.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import type { ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";

type DatedSystem = Pick<System, "impactLevel" | "conditionalStatusDate">;
type DatedItem = Pick<ItemDetail, "originalDetectionDate" | "originalRiskRating" | "fields" | "clockFacts">;

/** What the ledger knows of an item that its date may rest on. */
export const clockFactsOf = (rulebook: Rulebook, system: DatedSystem, item: DatedItem): ClockFacts => ({
  originalDetectionDate: item.originalDetectionDate,
  originalRiskRating: item.originalRiskRating,
  ...ofSystem(rulebook, system),
  ...factsOfFields(item.fields),
  ...item.clockFacts,
});

/** What a system's level gives every item of it. */
export const ofSystem = (rulebook: Rulebook, system: DatedSystem) => {
  const { impactLevel, conditionalStatusDate } = system;
  const conditional = conditionalStatusDate === null ? {} : { conditionalStatusDate };
  if (impactLevel === null) return conditional;
  const certificationClass = rulebook.certificationClasses[impactLevel];
  return { impactLevel, ...conditional, ...(certificationClass === undefined ? {} : { certificationClass }) };
};
