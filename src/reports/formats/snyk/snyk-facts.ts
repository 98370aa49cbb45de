import { assetIdentity, type AssetIdentity, type ScanCoverage, type ScanReading } from "#domain/reading.ts";
import { imageIdentity } from "../../parts/image-name.ts";
import { asText, textAt } from "../../json/json-fields.ts";
import type { JsonPath } from "../../json.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, type FoundAsset } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";

/** Snyk has one kind of check here; its license issues are told apart, since a policy decides what they are. */
export const SNYK_FAMILY = "vulnerability";

/** One project is an object, `--all-projects` gives a list of them. */
export const SNYK_ROOTS = ["", "#/"];
const NAMES = [
  "projectName",
  "displayTargetFile",
  "path",
  "packageManager",
  "dependencyCount",
  "severityThreshold",
];
const FACTS = jsonPatterns(
  ...SNYK_ROOTS.flatMap((at) => NAMES.map((name) => `${at}${name}`)),
  ...SNYK_ROOTS.flatMap((at) => [`${at}docker/image`, `${at}filtered/ignore/#/id`]),
);

export type SnykFacts = {
  readonly scan: Omit<ScanReading, "type">;
  /** The projects that were tested, in the order of the file. */
  readonly assets: readonly FoundAsset[];
  /** The project in which a record stands. */
  assetAt(path: JsonPath): FoundAsset;
};

/** Names of the projects, which stand behind their vulnerabilities. */
export const snykFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<SnykFacts> => {
  const projects = new Map<string, Record<string, unknown>>();
  const ignored = new Set<string>();
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const at = typeof path[0] === "number" ? String(path[0]) : "";
    if (path.includes("ignore")) ignored.add(asText(value) ?? "");
    else projects.set(at, { ...projects.get(at), [path.slice(at === "" ? 0 : 1).join("/")]: value });
    if (projects.size + ignored.size > limits.listEntries) throw tooLarge(limits, "listEntries", "projects");
  });
  const assetAt = (path: JsonPath): FoundAsset => ({
    asset: assetOf(projects.get(typeof path[0] === "number" ? String(path[0]) : "")),
    scannedAt: null,
    credentialed: "yes",
  });
  const all = [...projects.values()];
  const tested = [...projects].filter(([, facts]) => "dependencyCount" in facts);
  const filtered = all.some((facts) => !["", "low"].includes(textAt(facts, "severityThreshold") ?? ""));
  return {
    assetAt,
    assets: tested.map(([at]) => assetAt(at === "" ? [] : [Number(at)])),
    scan: {
      ...NOTHING_COVERED,
      detector: "snyk",
      tool: "Snyk",
      scanName: all.length === 1 ? textAt(all[0], "projectName") : null,
      coverage: coverageOf(filtered, ignored),
    },
  };
};

const coverageOf = (filtered: boolean, ignored: ReadonlySet<string>): ScanCoverage => ({
  ...NOTHING_COVERED.coverage,
  families: new Map([[SNYK_FAMILY, filtered ? "mixed" : "enabled"]]),
  individualChecks: ignored.size === 0 ? null : new Map([...ignored].map((id) => [id, false])),
});

/** Package managers of operating systems: what was tested is an image. */
const SYSTEM_PACKAGES: ReadonlySet<string> = new Set(["deb", "apk", "rpm", "linux"]);

const assetOf = (facts: Record<string, unknown> | undefined): AssetIdentity => {
  const path = textAt(facts, "path");
  const image = textAt(facts, "docker/image") ?? path;
  if (image !== null && SYSTEM_PACKAGES.has(textAt(facts, "packageManager") ?? ""))
    return imageIdentity(image, []);
  const name = textAt(facts, "projectName") ?? textAt(facts, "displayTargetFile") ?? path;
  return assetIdentity("repository", name ?? "unnamed project");
};
