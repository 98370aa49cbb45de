import { createHash } from "node:crypto";
import { calendarDate } from "#domain/calendar.ts";
import { documentFormat, readDocument } from "#documents/index.ts";
import { emptyEntry } from "#documents/poam-document.ts";

/** Run by the time zone test: writes and reads days around clock changes and year ends; prints hash and days. */
const entry = {
  ...emptyEntry("open", "V-1"),
  originalDetectionDate: calendarDate("2026-03-08"),
  scheduledCompletionDate: calendarDate("2026-11-01"),
  kevDueDate: calendarDate("1900-02-28"),
};
const system = {
  cloudServiceProvider: "Acme",
  cloudServiceOffering: "Acme Cloud",
  impactLevel: null,
  poamDate: calendarDate("2026-12-31"),
};
const { format, version } = documentFormat("fedramp-poam@2.1");
const { bytes } = await format.write({ system, items: [entry], pl2Findings: [] }, version);
const { document } = await readDocument(bytes);
const [item] = document.items;
const hash = createHash("sha256").update(bytes).digest("hex");
console.log(
  hash,
  item?.originalDetectionDate,
  item?.scheduledCompletionDate,
  item?.kevDueDate,
  document.system.poamDate,
);
