import type { Holidays } from "../business-days.ts";
import type { Rulebook } from "../rulebook.ts";

/** The days on which nobody works, as the rulebook says. */
export const holidaysOf = ({ clock }: Rulebook): Holidays => ({
  calendar: clock.holidays.value,
  extra: clock.extraHolidays.value,
});
