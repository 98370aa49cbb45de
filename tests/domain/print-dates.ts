import { addDays, dateOfInstant, daysBetween } from "#domain/calendar.ts";
import { day } from "./observations.ts";

/** Run by the calendar test in several time zones. */
const detected = day("2026-03-08");
const due = addDays(detected, 30);
console.log(detected, due, daysBetween(detected, due), dateOfInstant(new Date("2025-12-31T23:59:59.999Z")));
