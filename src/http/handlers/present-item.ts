import type { z } from "@hono/zod-openapi";
import type { ItemTimeliness } from "#domain/timeliness.ts";
import type { FieldValue } from "#domain/item-field.ts";
import { detectorName } from "#domain/detectors.ts";
import { controlFamilies } from "#domain/control-ref.ts";
import type { ReadItem, TimedRow } from "#app/item/read-item.ts";
import type { ListFindingsResult } from "#app/item/provenance.ts";
import type { Item, ItemRow, Finding } from "../contract/items.ts";

type ListedFinding = ListFindingsResult["findings"][number];

/** An item as lists show it. */
export const presentRow = (row: TimedRow): z.infer<typeof ItemRow> => ({
  poamId: row.poamId,
  number: row.number,
  kind: row.kind,
  status: row.status,
  weaknessName: row.weaknessName,
  detectorSource: detectorName(row.detector),
  sourceIdentifier: row.sourceIdentifier,
  originalRiskRating: row.originalRiskRating,
  adjustedRiskRating: row.adjustedRiskRating,
  controls: [...row.controls],
  pointOfContact: row.pointOfContact,
  owner: row.owner,
  team: row.team,
  ownedBy: row.ownedBy,
  families: controlFamilies(row.controls),
  originalDetectionDate: row.originalDetectionDate,
  scheduledCompletionDate: row.scheduledCompletionDate,
  statusDate: row.statusDate,
  completionDate: row.completionDate,
  timeliness: presentTimeliness(row.timeliness),
  assets: row.assets,
  findings: { open: row.openFindings, notObserved: row.notObservedFindings, fixed: row.fixedFindings },
  cves: [...row.cves],
  custom: plain(row.custom),
  lastSeen: row.lastSeen,
  version: row.version,
});

export const presentTimeliness = (
  timeliness: TimedRow["timeliness"],
): z.infer<typeof ItemRow>["timeliness"] =>
  timeliness && {
    state: timeliness.state,
    daysLeft: daysLeftOf(timeliness),
  };

const daysLeftOf = (timeliness: ItemTimeliness): number | null => {
  if (timeliness.state === "late") return -timeliness.daysLate;
  if (timeliness.state === "waiting for vendor") return -timeliness.daysPast;
  return timeliness.state === "no date" ? null : timeliness.daysLeft;
};

/** An item with everything. */
export const presentItem = (item: ReadItem): z.infer<typeof Item> => {
  const { draft: typedDraft = false, ...weaknessDetails } = item.weaknessDetails;
  return {
    ...presentRow(item),
    weaknessDescription: item.weaknessDescription,
    solution: item.solution,
    seeAlso: [...item.seeAlso],
    cvss: [...item.cvss],
    weaknessDetails: {
      ...weaknessDetails,
      cwes: [...item.weaknessDetails.cwes],
      controls: [...item.weaknessDetails.controls],
      ccis: [...item.weaknessDetails.ccis],
    },
    fields: plain(item.fields),
    controlsByHand: item.controlsByHand,
    ownerId: item.ownerId,
    until: item.until,
    proof: item.proof,
    moves: [...item.moves],
    cites: item.cites,
    originalScheduledCompletionDate: item.originalScheduledCompletionDate,
    fixedOn: item.fixedOn,
    clock: item.clock.map(({ step, value, because }) => ({ step, value, because })),
    history: item.history.map((event) => ({
      at: event.at.toISOString(),
      actor: event.actorName,
      action: event.action,
      changes: [...event.changes],
      note: event.note,
    })),
    typedDraft,
    missing: [...item.missing],
    epss: item.epss,
    matrixRisk: { ...item.matrixRisk, matrix: item.matrixRisk.matrix.map((row) => [...row]) },
  };
};

/** The same values with lists that may be changed, as the answer's type has them. */
const plain = (fields: Readonly<Record<string, FieldValue | null>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "object" && value ? [...value] : value,
    ]),
  ) as Record<string, never>;

export const presentFinding = (finding: ListedFinding): z.infer<typeof Finding> => {
  const { lastImportId, lastOrdinal, detector, detectors, details, ...rest } = finding;
  return {
    ...rest,
    detectorSource: detectorName(detector),
    detectors: detectors.map(detectorName),
    package: details?.package ?? null,
    result: details?.result ?? null,
    expected: details?.expected ?? null,
    actual: details?.actual ?? null,
    line: details?.line ?? null,
    url: details?.url ?? null,
    lastRecord: { importId: lastImportId, ordinal: lastOrdinal },
  };
};
