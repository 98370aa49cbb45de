import type { MilestoneChange, PlannedMilestone, PoamEntry, Register } from "../poam-document.ts";
import type { ColumnKey, ReadableVersion } from "./columns.ts";
import { parseMilestoneCell, parsePlanCell } from "./milestone-cell.ts";
import type { RowReader } from "./read-value.ts";
import { changesIn, milestonesIn, type Step } from "./steps.ts";

type Steps = {
  readonly remediationPlan: string | null;
  readonly milestones: readonly PlannedMilestone[];
  readonly milestoneChanges: readonly MilestoneChange[];
};

const remarkDates = (row: RowReader, key: ColumnKey, dates: readonly string[]): void => {
  for (const date of dates) {
    row.remark(
      key,
      "document.date-unreadable",
      `Expected a day such as 2026-01-31 or 1/31/2026 in a milestone, found "${date}"; it stays in the text.`,
    );
  }
};

const readSteps = (row: RowReader, key: "milestones" | "milestoneChanges"): readonly Step[] => {
  const { steps, unreadableDates, tidy } = parseMilestoneCell(row.text(key));
  remarkDates(row, key, unreadableDates);
  if (!tidy) {
    row.remark(
      key,
      "document.milestone-unreadable",
      `Expected "(1) 2026-01-31: text"; the text before the first milestone was kept as one without a date.`,
    );
  }
  return steps;
};

/** In 2.x each kind has its column; a change in the wrong one is still a change. */
const steps2 = (row: RowReader): Steps => {
  const planned = readSteps(row, "milestones");
  const changes = readSteps(row, "milestoneChanges").map(({ number, kind, date, description }): Step => ({
    number,
    kind: kind ?? "update",
    date,
    description,
  }));
  return {
    remediationPlan: row.optional("remediationPlan"),
    milestones: milestonesIn(planned),
    milestoneChanges: [...changesIn(planned), ...changesIn(changes)],
  };
};

const steps3 = (row: RowReader): Steps => {
  const { plan, steps, unreadableDates } = parsePlanCell(row.text("remediationPlan"));
  remarkDates(row, "remediationPlan", unreadableDates);
  return { remediationPlan: plan, milestones: milestonesIn(steps), milestoneChanges: changesIn(steps) };
};

const cvesOf = (row: RowReader): readonly string[] =>
  row
    .list("cves", ", ")
    .flatMap((entry) => entry.split(/\s+/))
    .filter((cve) => !/^(?:n\/a|none)$/i.test(cve));

/** One item of a row that has a POA&M id. */
export const readEntry = (
  row: RowReader,
  register: Register,
  poamId: string,
  version: ReadableVersion,
): PoamEntry => ({
  register,
  poamId,
  controls: row.list("controls", ", "),
  weaknessName: row.text("weaknessName"),
  weaknessDescription: row.text("weaknessDescription"),
  detectorSource: row.text("detectorSource"),
  sourceIdentifier: row.identifier("sourceIdentifier"),
  assetIdentifiers: row.list("assetIdentifiers", "\n"),
  pointOfContact: row.optional("pointOfContact"),
  resourcesRequired: row.optional("resourcesRequired"),
  ...(version === "3.0" ? steps3(row) : steps2(row)),
  originalDetectionDate: row.date("originalDetectionDate"),
  scheduledCompletionDate: row.date("scheduledCompletionDate"),
  statusDate: row.date("statusDate"),
  vendorDependency: row.yesNo("vendorDependency") ?? false,
  lastVendorCheckIn: row.date("lastVendorCheckIn"),
  vendorProduct: row.identifier("vendorProduct"),
  originalRiskRating: row.rating("originalRiskRating"),
  adjustedRiskRating: row.rating("adjustedRiskRating"),
  riskAdjustment: row.deviation("riskAdjustment"),
  falsePositive: row.deviation("falsePositive"),
  operationalRequirement: row.deviation("operationalRequirement"),
  deviationRationale: row.optional("deviationRationale"),
  supportingDocuments: row.list("supportingDocuments", "\n"),
  comments: row.optional("comments"),
  autoApprove: row.yesNo("autoApprove"),
  kev: row.yesNo("kev"),
  kevDueDate: row.date("kevDueDate"),
  cves: cvesOf(row),
  serviceNames: row.list("serviceNames", "\n"),
});
