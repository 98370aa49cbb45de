import { NO_RECORD_DETAILS } from "#domain/reading.ts";
import { numberAt, textAt } from "../../json/json-fields.ts";
import type { JsonFound } from "../../json/json-report.ts";
import { ocsfAsset, isFindingEvent, ocsfDetector, type OcsfFacts } from "./ocsf-facts.ts";
import { ocsfWeakness } from "./ocsf-weakness.ts";
import { prowlerOutcome } from "../prowler/prowler-check.ts";
import { ratedSeverity, type SeverityTable } from "../../parts/severity-word.ts";
import { noSighting, type SightingRemark } from "../../parts/sighting.ts";
import { linkOf } from "../../parts/word-list.ts";

/** Captions of `severity_id` (OCSF, Finding classes); Unknown and Other are no severity. */
export const OCSF_SEVERITIES: SeverityTable = {
  informational: "informational",
  low: "low",
  medium: "moderate",
  high: "high",
  critical: "critical",
  fatal: "critical",
};
const BY_ID = ["unknown", "informational", "low", "medium", "high", "critical", "fatal"];

const COMPLIANCE = 2003;

/** What one event says; null when it is no finding. */
export const ocsfFound = (event: unknown, { mix, times }: OcsfFacts): JsonFound | null => {
  if (!isFindingEvent(event)) return null;
  const asset = ocsfAsset(event);
  if (asset === null)
    return noSighting("ocsf.no-resource", "The event names neither a resource nor a device.");
  const detector = mix.of(ocsfDetector(event));
  const said = ocsfWeakness(event, detector);
  if (said === null)
    return noSighting("ocsf.no-weakness", "The event names no vulnerability, check or finding type.");
  const weakness = { ...said.weakness, detector };
  const byId = BY_ID[numberAt(event, "severity_id") ?? -1] ?? null;
  const { severity, remark } = ratedSeverity(
    OCSF_SEVERITIES,
    byId ?? textAt(event, "severity"),
    weakness.cvss,
  );
  const outcome = outcomeOf(event, detector);
  const remarks: SightingRemark[] = [remark, outcome.remark, ...said.remarks].filter((one) => one !== null);
  return {
    asset: { asset, scannedAt: times.of(asset.identifier), credentialed: "yes" },
    record: {
      location: said.location,
      severity,
      actionable: outcome.failed && severity !== "informational",
      output: textAt(event, "status_detail") ?? textAt(event, "message"),
      details: {
        ...NO_RECORD_DETAILS,
        result:
          textAt(event, "status_code") ?? textAt(event, "compliance", "status") ?? textAt(event, "status"),
        package: said.package,
        url: linkOf(textAt(event, "finding_info", "src_url")),
      },
      weakness,
    },
    remarks,
    answered: outcome.answered,
  };
};

type Outcome = {
  readonly failed: boolean;
  readonly answered: boolean | null;
  readonly remark: SightingRemark | null;
};

/**
 * How a finding stands. Checks (Prowler, Compliance Finding) passed or failed; of others the status tells: suppressed (3)
 * and archived (5) open nothing, resolved (4) and the activity Close (3) mean that the product found it gone.
 */
const outcomeOf = (event: unknown, detector: string): Outcome => {
  const status = numberAt(event, "status_id") ?? 0;
  const suppressed = status === 3;
  if (detector === "prowler") {
    const { failed, conclusive, remark } = prowlerOutcome(textAt(event, "status_code"), suppressed);
    return { failed, answered: conclusive, remark };
  }
  if (status === 4 || numberAt(event, "activity_id") === 3)
    return { failed: false, answered: true, remark: null };
  const set = suppressed || status === 5;
  const verdict = numberAt(event, "compliance", "status_id");
  if (numberAt(event, "class_uid") === COMPLIANCE && verdict !== null)
    return {
      failed: verdict !== 1 && !set,
      answered: verdict === 1 || verdict === 3 ? !suppressed : false,
      remark: null,
    };
  return { failed: !set, answered: null, remark: null };
};
