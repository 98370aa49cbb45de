import type { CalendarDate } from "#domain/calendar.ts";
import { controlFamilies } from "#domain/control-ref.ts";
import { detectorName } from "#domain/detectors.ts";
import type { ItemStatus } from "#domain/poam-item.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import { workDays } from "#domain/work-queues.ts";
import type { Tx } from "#store/database.ts";
import { controlsIn, detectorsIn, type ControlFilter, type ItemFilter } from "#store/item-filter.ts";
import type { System } from "#store/systems.ts";
import { rulebookOf } from "../system/rulebook-of.ts";

/** Which items of a system are asked for, in the words of the metrics; what is absent asks for nothing. */
export type ItemChoice = {
  readonly status?: ItemStatus | undefined;
  /** The person who owns it, else its point of contact, else its team; an empty text: nobody. */
  readonly owner?: string | undefined;
  /** The family of a control that it names, such as `AC`; an empty text: it names none of a known family. */
  readonly family?: string | undefined;
  /** The detector by the name for people. */
  readonly source?: string | undefined;
  /** The rating that counts: adjusted, else original. */
  readonly rating?: RiskRating | undefined;
  readonly open?: boolean | undefined;
  readonly late?: boolean | undefined;
  /** Closed on that day or later. */
  readonly closedFrom?: CalendarDate | undefined;
  /** The first and the last day of the original detection. */
  readonly detectedFrom?: CalendarDate | undefined;
  readonly detectedTo?: CalendarDate | undefined;
};

/** The choice in the ledger's own terms, on that day. */
export const filterOf = async (
  tx: Tx,
  system: System,
  choice: ItemChoice,
  today: CalendarDate,
): Promise<ItemFilter> => {
  const { owner, family, source, late, ...rest } = choice;
  return {
    ...rest,
    ownedBy: owner === "" ? null : owner,
    detectors: source === undefined ? undefined : await detectorsNamed(tx, system.id, source),
    controls: family === undefined ? undefined : await controlsOf(tx, system.id, family),
    late: late === true ? { today, vendor: workDays(rulebookOf(system), today) } : undefined,
  };
};

const detectorsNamed = async (tx: Tx, systemId: string, source: string): Promise<string[]> =>
  (await detectorsIn(tx, systemId)).filter((detector) => detectorName(detector) === source);

const controlsOf = async (tx: Tx, systemId: string, family: string): Promise<ControlFilter> => {
  const none = family === "";
  const controls = (await controlsIn(tx, systemId)).filter((control) => {
    const families = controlFamilies([control]);
    return none ? families.length > 0 : families.includes(family);
  });
  return { named: !none, controls };
};
