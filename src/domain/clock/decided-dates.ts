import type { CalendarDate } from "../calendar.ts";
import { sourceOf } from "../fact.ts";
import type { Rulebook } from "../rulebook.ts";
import type { ClockFacts } from "./clock-facts.ts";
import { NO_EFFECT, type ClockStep } from "./clock-step.ts";
import { holidaysOf } from "./rulebook-holidays.ts";

const STAYS = "moves no date";

/** An extension that the authority approved. It never makes a date earlier, such as one that a vendor's release gave since. */
export const extensionSteps = (
  { clock }: Rulebook,
  { extension }: ClockFacts,
  date: CalendarDate | null,
): readonly ClockStep[] => {
  if (extension === undefined) return [];
  const { to, approvedOn, reason } = extension;
  const moves = clock.extensionsMoveDate;
  const said = `Extension to ${to} approved on ${approvedOn}: "${reason}"`;
  if (!moves.value)
    return [
      {
        step: "extension",
        value: STAYS,
        because: `${said}; that moves no date (${sourceOf(moves)}).`,
        effect: NO_EFFECT,
      },
    ];
  const later = date !== null && date > to ? `; the date so far, ${date}, is later` : "";
  return [
    {
      step: "extension",
      value: to,
      because: `${said}${later} (${sourceOf(moves)}).`,
      effect: { effect: "no earlier than", date: to },
    },
  ];
};

/** A computed date on a Saturday, Sunday or holiday, where the rulebook moves it. */
export const businessDaySteps = (rulebook: Rulebook, date: CalendarDate | null): readonly ClockStep[] => {
  const rule = rulebook.clock.onNonBusinessDay;
  if (rule.value === "stays" || date === null) return [];
  return [
    {
      step: "business day",
      value: rule.value,
      because: `A date on a Saturday, Sunday or holiday becomes the ${rule.value} (${sourceOf(rule)}).`,
      effect: {
        effect: "to business day",
        direction: rule.value === "next business day" ? 1 : -1,
        holidays: holidaysOf(rulebook),
      },
    },
  ];
};

/** A date that a person set, which has the last word where the rulebook lets it. */
export const manualDateSteps = (
  { clock }: Rulebook,
  { manual }: ClockFacts,
  date: CalendarDate | null,
): readonly ClockStep[] => {
  if (manual === undefined) return [];
  const said = `${manual.by} set ${manual.date}: "${manual.reason}"`;
  const allowed = clock.manualDates;
  if (allowed.value === "only earlier" && date !== null && manual.date > date)
    return [
      {
        step: "manual date",
        value: STAYS,
        because: `${said}; a later date than ${date} cannot be set (${sourceOf(allowed)}).`,
        effect: NO_EFFECT,
      },
    ];
  const compared = date === null ? "the rulebook gives none" : `the rulebook gives ${date}`;
  return [
    {
      step: "manual date",
      value: manual.date,
      because: `${said}; ${compared}.`,
      effect: { effect: "set", date: manual.date },
    },
  ];
};
