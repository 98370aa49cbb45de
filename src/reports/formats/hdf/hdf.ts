import { controlRecord, controlStatus, INSPEC_SEVERITIES, isConclusive } from "./hdf-control.ts";
import { hdfFacts, type HdfFacts } from "./hdf-facts.ts";
import { fieldAt, wordAt } from "../../json/json-fields.ts";
import { headAt, jsonHead, type JsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { readJsonReport, type JsonFound } from "../../json/json-report.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { noSighting } from "../../parts/sighting.ts";

const RECORDS = jsonPatterns("profiles/#/controls/#");

/** A failed control is a record; every other one only tells whether it came to an answer. */
const controlFound = (value: unknown, index: number, facts: HdfFacts): JsonFound | null => {
  const id = wordAt(value, "id");
  if (id === null) return noSighting("hdf.no-control-id", "A control without id.");
  if (facts.isRepeated(index, id)) return null;
  const profile = facts.profile(index);
  const impact = facts.overlaidImpact(id) ?? fieldAt(value, "impact");
  const status = controlStatus(value, impact);
  if (status === "failed")
    return { asset: facts.asset, answered: true, ...controlRecord(value, { id, profile, impact, status }) };
  if (status === "no_results" && facts.hasResults(id)) return null;
  return { answer: { asset: facts.asset, check: id, conclusive: isConclusive(status) } };
};

/** InSpec 1 lists all results once more before the profiles. */
const isResult = (head: JsonHead | null): boolean =>
  ["status", "code_desc", "run_time"].every((name) => headAt(head, name) !== null);

/**
 * Results of Chef InSpec and CINC Auditor (reporter `json`), and the Heimdall Data Format that other tools are turned
 * into. One record per failed control; where an overlay stands over a profile, the control counts once.
 */
export const hdf: ReportFormat<"hdf"> = {
  id: "hdf",
  about: {
    title: "Chef InSpec JSON results and Heimdall Data Format (HDF)",
    identity: "Control id and the system's target id, else its platform.",
    coverage:
      "The controls that passed, failed or do not apply (impact 0); one that was skipped or broke off with an error proves nothing.",
    severities: INSPEC_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    if (headAt(head, "version")?.kind === "string" && isResult(headAt(head, "controls", 0))) return true;
    const profile = headAt(head, "profiles", 0);
    return (
      headAt(head, "profiles")?.kind === "array" &&
      (headAt(head, "platform")?.kind === "object" || headAt(head, "statistics") !== null) &&
      (profile === null || headAt(profile, "name") !== null || headAt(profile, "controls") !== null)
    );
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const facts = await hdfFacts(open(), limits);
    const unnamed = {
      code: "hdf.unnamed-asset",
      message:
        `The file does not name the system (platform.target_id); its asset is called "${facts.asset.asset.identifier}". ` +
        "Give InSpec a --target-id or name it when you import the file, else results of another system would close its findings.",
    };
    yield* readJsonReport(
      open(),
      {
        scan: facts.scan,
        assets: [facts.asset],
        remarks: facts.named ? [] : [unnamed],
        patterns: RECORDS,
        found: ({ path, value }) => controlFound(value, Number(path[1]), facts),
      },
      limits,
    );
  },
};
