import type { CalendarDate } from "../calendar.ts";
import { Fault } from "../fault.ts";
import type { Eligibility } from "./eligibility.ts";
import { closeOut, type StatusDates } from "./status.ts";
import { requireAnew, type Before } from "./succession.ts";

/** What is known when somebody records a status date. */
export type StatusContext = {
  readonly eligibility: Eligibility;
  /** Requirements that are NOT MET and do not stand on the assessment POA&M. */
  readonly notOnPoam: readonly string[];
  readonly dates: StatusDates;
  readonly before: Before;
  readonly today: CalendarDate;
};

/**
 * The dates after a Conditional status is recorded. Throws `cmmc.status-refused` unless 32 CFR 170.21 permits it and every
 * requirement that is NOT MET stands on the POA&M. A recorded date never moves later: there is no extension. A new
 * assessment starts 180 days of its own, from a status of its own (`requireAnew`).
 */
export const withConditional = (date: CalendarDate, context: StatusContext): StatusDates => {
  const { eligibility, notOnPoam, dates, before, today } = context;
  if (date > today) throw refused("a day up to today", date, "Record the status when it is given");
  requireAnew(date, before);
  if (dates.final !== null)
    throw refused("no Final status yet", `one since ${dates.final}`, "Begin a new assessment");
  if (dates.conditional !== null && date > dates.conditional)
    throw refused(
      `${dates.conditional} or an earlier day as the Conditional status date`,
      date,
      "The 180 days are not extended; withdraw the status if it was never given",
    );
  if (dates.conditional !== null) return { conditional: date, final: null };
  if (eligibility.outcome !== "conditional")
    throw refused(
      "an assessment that 32 CFR 170.21 permits a Conditional status for",
      eligibility.outcome === "final" ? "that everything is MET" : whatBlocks(eligibility),
      eligibility.outcome === "final" ? "Record the Final status" : "See what blocks it",
    );
  if (notOnPoam.length > 0)
    throw refused(
      "every requirement that is NOT MET on the assessment POA&M (32 CFR 170.24(c)(2)(i)(B)(6))",
      `${listed(notOnPoam)} missing there`,
      "Add them",
    );
  return { conditional: date, final: null };
};

/**
 * The dates after a Final status is recorded. Throws `cmmc.status-refused` unless everything is MET and, after a
 * Conditional status, the close-out was confirmed within its 180 days.
 */
export const withFinal = (date: CalendarDate, context: StatusContext): StatusDates => {
  const { eligibility, dates, before, today } = context;
  if (date > today) throw refused("a day up to today", date, "Record the status when it is given");
  requireAnew(date, before);
  if (eligibility.outcome !== "final")
    throw refused(
      "every requirement MET",
      eligibility.blocking.length > 0 ? whatBlocks(eligibility) : `${listed(eligibility.toPlan)} NOT MET`,
      "A POA&M does not stand in for a requirement that is met",
    );
  const { conditional } = dates;
  if (conditional === null) return { conditional, final: date };
  const { lastDay } = closeOut(conditional, today);
  if (date < conditional || date > lastDay)
    throw refused(
      `a close-out confirmed from ${conditional} to ${lastDay} (32 CFR 170.21(b))`,
      date,
      "A Conditional status that was not closed out in time has expired: begin a new assessment",
    );
  return { conditional, final: date };
};

const whatBlocks = ({ blocking }: Eligibility): string => {
  const [first] = blocking;
  const more = blocking.length - 1;
  const rest = more > 0 ? ` and ${more} more ${more === 1 ? "reason" : "reasons"}` : "";
  return `a reason against it: ${(first?.because ?? "").replace(/\.$/, "")}${rest}`;
};

const MOST_LISTED = 8;
const listed = (ids: readonly string[]): string =>
  ids.length > MOST_LISTED
    ? `${ids.slice(0, MOST_LISTED).join(", ")} and ${ids.length - MOST_LISTED} more`
    : ids.join(", ");

const refused = (expected: string, found: string, advice: string): Fault =>
  new Fault("cmmc.status-refused", `Expected ${expected}, found ${found}. ${advice}.`);
