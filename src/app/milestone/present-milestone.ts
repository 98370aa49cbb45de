import { addDays, type CalendarDate } from "#domain/calendar.ts";
import type { Finish } from "#domain/milestone/dependencies.ts";
import { milestoneState } from "#domain/milestone/milestone.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { timeliness, type Timeliness } from "#domain/timeliness.ts";
import type { StoredMilestone } from "#store/milestones.ts";

/** When things can be done at the earliest, and what decides when the last of them is. */
export type Forecast = {
  readonly today: CalendarDate;
  readonly rulebook: Rulebook;
  readonly finish: ReadonlyMap<string, Finish>;
  readonly critical: ReadonlySet<string>;
};

/** A milestone with its present state beside its original. */
export type ReadMilestone = Omit<StoredMilestone, "description" | "due"> & {
  readonly original: { readonly description: string; readonly due: CalendarDate };
  readonly description: string;
  readonly due: CalendarDate;
  readonly completedOn: CalendarDate | null;
  /** Null when it is done. */
  readonly timeliness: Timeliness | null;
  readonly slips: number;
  /** Null when it is done. */
  readonly earliestFinish: CalendarDate | null;
  /** Whether what it waits for and its own work last until after its day. */
  readonly cannotMakeIt: boolean;
  /** Whether it stands on the critical path. */
  readonly isCritical: boolean;
};

export const presentMilestone = (milestone: StoredMilestone, forecast: Forecast): ReadMilestone => {
  const { description, due, ...rest } = milestone;
  const state = milestoneState({ description, due }, milestone.changes);
  const days = forecast.finish.get(milestone.id)?.days ?? milestone.workDays;
  const earliestFinish = state.completedOn === null ? addDays(forecast.today, days) : null;
  return {
    ...rest,
    original: { description, due },
    ...state,
    timeliness: state.completedOn === null ? timeliness(forecast.rulebook, state.due, forecast.today) : null,
    earliestFinish,
    cannotMakeIt: earliestFinish !== null && earliestFinish > state.due,
    isCritical: forecast.critical.has(milestone.id),
  };
};
