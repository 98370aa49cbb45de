import { cellOfDate } from "../cell-date.ts";
import type { CellValue } from "../xlsx.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { RiskRating } from "#domain/risk-rating.ts";
import type { DeviationState, PoamEntry } from "../poam-document.ts";
import type { ColumnKey, WritableVersion } from "./columns.ts";
import type { Separator } from "./list-cell.ts";
import { type PrintedCell, printMilestoneCell, printPlanCell } from "./milestone-cell.ts";
import { stepsOf } from "./steps.ts";
import { DEVIATION_WORDS, isNothing, RATING_WORDS } from "./words.ts";
import { listCell, type Note, textCell } from "./write-text.ts";

const dateCell = (date: CalendarDate | null): CellValue => (date === null ? null : cellOfDate(date));

/** FedRAMP's lists know no Critical (data validation of 2.1 and 3.0); it is handled as High (Rev 5 playbook). */
const ratingCell = (rating: RiskRating | null, note: Note): CellValue => {
  if (rating !== "critical") return rating === null ? null : RATING_WORDS[rating];
  note("FedRAMP knows no rating Critical; High was written, and is what comes back.");
  return RATING_WORDS.high;
};

const stepsCell = ({ text, exact }: PrintedCell, note: Note): CellValue => {
  if (!exact) note("Milestone descriptions were put on one line, or read back differently.");
  return textCell(text, note);
};

/** Text whose column reads `N/A` and `None` as nothing. */
const identifierCell = (text: string | null, note: Note): CellValue => {
  if (text !== null && text.trim() !== "" && isNothing(text)) {
    note(`"${text}" means an empty field in this column, and comes back empty.`);
  }
  return textCell(text, note);
};

const yesNo = (value: boolean | null): CellValue => {
  if (value === null) return null;
  return value ? "Yes" : "No";
};

type Writer = (entry: PoamEntry, note: Note, version: WritableVersion) => CellValue;
type KeysOf<Value> = { [Key in ColumnKey]: PoamEntry[Key] extends Value ? Key : never }[ColumnKey];

const text =
  (key: KeysOf<string | null>): Writer =>
  (entry, note) =>
    textCell(entry[key], note);
const identifier =
  (key: KeysOf<string | null>): Writer =>
  (entry, note) =>
    identifierCell(entry[key], note);
const list =
  (key: KeysOf<readonly string[]>, separator: Separator): Writer =>
  (entry, note) =>
    listCell(entry[key], separator, note);
const date =
  (key: KeysOf<CalendarDate | null>): Writer =>
  (entry) =>
    dateCell(entry[key]);
const deviation =
  (key: KeysOf<DeviationState>): Writer =>
  (entry) =>
    DEVIATION_WORDS[entry[key]];

const plan: Writer = (entry, note, version) => {
  if (version === "2.1") return textCell(entry.remediationPlan, note);
  const steps = stepsOf(entry.milestones, entry.milestoneChanges);
  return stepsCell(printPlanCell(entry.remediationPlan, steps), note);
};

/** 2.1 has `N/A` in its list for "not adjusted"; 3.0 asks for a blank cell. */
const adjusted: Writer = ({ adjustedRiskRating }, note, version) =>
  adjustedRiskRating === null && version === "2.1" ? "N/A" : ratingCell(adjustedRiskRating, note);

/**
 * How each column is written.
 *
 * The scheduled completion date is a date and not the template's formula: the formula knows neither KEV dates, vendor
 * releases, extensions nor Critical, and would replace the day that the ledger committed to (template 2.1 column L).
 */
const WRITERS: Record<ColumnKey, Writer> = {
  poamId: text("poamId"),
  controls: list("controls", ", "),
  weaknessName: text("weaknessName"),
  weaknessDescription: text("weaknessDescription"),
  detectorSource: text("detectorSource"),
  sourceIdentifier: identifier("sourceIdentifier"),
  assetIdentifiers: list("assetIdentifiers", "\n"),
  pointOfContact: text("pointOfContact"),
  resourcesRequired: text("resourcesRequired"),
  remediationPlan: plan,
  originalDetectionDate: date("originalDetectionDate"),
  scheduledCompletionDate: date("scheduledCompletionDate"),
  milestones: (entry, note) => stepsCell(printMilestoneCell(stepsOf(entry.milestones, [])), note),
  milestoneChanges: (entry, note) => stepsCell(printMilestoneCell(stepsOf([], entry.milestoneChanges)), note),
  statusDate: date("statusDate"),
  vendorDependency: (entry) => yesNo(entry.vendorDependency),
  lastVendorCheckIn: date("lastVendorCheckIn"),
  vendorProduct: identifier("vendorProduct"),
  originalRiskRating: (entry, note) => ratingCell(entry.originalRiskRating, note),
  adjustedRiskRating: adjusted,
  riskAdjustment: deviation("riskAdjustment"),
  falsePositive: deviation("falsePositive"),
  operationalRequirement: deviation("operationalRequirement"),
  deviationRationale: text("deviationRationale"),
  supportingDocuments: list("supportingDocuments", "\n"),
  comments: text("comments"),
  autoApprove: (entry) => yesNo(entry.autoApprove),
  kev: (entry, _, version) => (version === "3.0" && entry.kev === false ? null : yesNo(entry.kev)),
  kevDueDate: date("kevDueDate"),
  cves: list("cves", ", "),
  serviceNames: list("serviceNames", "\n"),
};

/** The cell of one column for one item. */
export const cellOf = (entry: PoamEntry, key: ColumnKey, version: WritableVersion, note: Note): CellValue =>
  WRITERS[key](entry, note, version);
