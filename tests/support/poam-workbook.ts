import type { CalendarDate } from "#domain/calendar.ts";
import { fedrampPoam } from "#documents/fedramp-poam/index.ts";
import { emptyEntry, type PoamEntry } from "#documents/poam-document.ts";

const day = (text: string): CalendarDate => text as CalendarDate;

/** An entry in which no check finds anything, nor in the document that holds it alone. */
export const READY: PoamEntry = {
  ...emptyEntry("open", "V-1"),
  controls: ["RA-5"],
  weaknessName: "OpenSSL is out of date",
  weaknessDescription:
    "The web servers run a version of OpenSSL with a known flaw in its certificate parser.",
  detectorSource: "Nessus",
  sourceIdentifier: "500",
  assetIdentifiers: ["web01.example.org"],
  pointOfContact: "Ada Example",
  remediationPlan: "Update OpenSSL on both web servers in the May window and scan them again.",
  originalDetectionDate: day("2026-04-01"),
  scheduledCompletionDate: day("2026-06-30"),
  milestones: [{ number: 1, date: day("2026-06-20"), description: "Update and scan." }],
  statusDate: day("2026-05-01"),
  originalRiskRating: "moderate",
  kev: false,
};

/** A FedRAMP POA&M workbook of 2026-05-10. */
export const poamWorkbook = async (...items: readonly PoamEntry[]): Promise<Uint8Array> => {
  const system = {
    cloudServiceProvider: "Example",
    cloudServiceOffering: "Harbor",
    impactLevel: "moderate",
    poamDate: day("2026-05-10"),
  } as const;
  return (await fedrampPoam.write({ system, items, pl2Findings: [] }, "3.0")).bytes;
};
