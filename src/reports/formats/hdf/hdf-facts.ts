import { assetIdentity, type ScanReading, type ScanTime } from "#domain/reading.ts";
import { asText, textAt, wordAt } from "../../json/json-fields.ts";
import type { JsonPath } from "../../json.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, type FoundAsset } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";

const CONTROL = "profiles/#/controls/#";
const FACTS = jsonPatterns(
  "platform",
  "version",
  "profiles/#/name",
  "profiles/#/title",
  "profiles/#/version",
  "profiles/#/parent_profile",
  ...["id", "impact", "results/#/status", "results/#/start_time"].map((name) => `${CONTROL}/${name}`),
);

export type HdfFacts = {
  readonly scan: Omit<ScanReading, "type">;
  readonly asset: FoundAsset;
  /** Whether the file names the system that was looked at. */
  readonly named: boolean;
  profile(index: number): string;
  /** The impact that an overlay gives to a control of the profile under it; undefined when none does. */
  overlaidImpact(id: string): unknown;
  /** Whether some profile has results of the control. */
  hasResults(id: string): boolean;
  /** Whether the profile is part of another one that has results of the control itself. */
  isRepeated(profile: number, id: string): boolean;
};

/** Platform, profiles and overlays: a control of an overlay has no results, and the profile under it has them. */
export const hdfFacts = async (bytes: AsyncIterable<Uint8Array>, limits: ReportLimits): Promise<HdfFacts> => {
  const values: Record<string, unknown> = {};
  const controls = new Map<string, { id: string; impact: unknown; results: boolean }>();
  let first: ScanTime | null = null;

  /** False when nothing but a mark is kept. */
  const noteControl = (path: JsonPath, value: unknown): boolean => {
    const at = `${path[1]}/${path[3]}`;
    const known = controls.get(at) ?? { id: "", impact: undefined, results: false };
    controls.set(at, known);
    if (path[4] === "id") known.id = wordAt({ value }, "value") ?? "";
    else if (path[4] === "impact") known.impact = value;
    else known.results = true;
    if (path.at(-1) === "start_time") first = earlier(first, writtenTime(asText(value) ?? ""));
    return path[4] !== "results";
  };

  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    if (controls.size > limits.listEntries) throw tooLarge(limits, "listEntries", "controls");
    if (path[2] === "controls") return noteControl(path, value);
    values[path.join("/")] = value;
    return true;
  });

  const overlays = new Map(
    [...controls.values()].filter(({ results }) => !results).map(({ id, impact }) => [id, impact]),
  );
  const answered = new Set([...controls.values()].filter(({ results }) => results).map(({ id }) => id));
  const isPart = (profile: string): boolean => textAt(values, `profiles/${profile}/parent_profile`) !== null;
  const rootAnswered = new Set(
    [...controls].flatMap(([at, { id, results }]) => (results && !isPart(at.split("/")[0] ?? "") ? id : [])),
  );
  const platform = values["platform"];
  const target = textAt(platform, "target_id") ?? textAt(platform, "target");
  const name = textAt(platform, "name");
  return {
    named: target !== null,
    asset: {
      asset: assetIdentity(
        name === "aws" || name === "azure" || name === "gcp" ? "cloud" : "host",
        target ?? `unnamed ${name ?? "system"}`,
        {
          operatingSystem: [name, textAt(platform, "release")].filter(Boolean).join(" ") || null,
        },
      ),
      scannedAt: first,
      credentialed: "yes",
    },
    profile: (index) => textAt(values, `profiles/${index}/name`) ?? "",
    overlaidImpact: (id) => overlays.get(id),
    hasResults: (id) => answered.has(id),
    isRepeated: (profile, id) => isPart(String(profile)) && rootAnswered.has(id),
    scan: {
      ...NOTHING_COVERED,
      detector: "inspec",
      tool: "Chef InSpec",
      toolVersion: wordAt(values, "version"),
      feedVersion: wordAt(values, "profiles/0/version"),
      policyName: textAt(values, "profiles/0/title") ?? textAt(values, "profiles/0/name"),
      scannedAt: first,
    },
  };
};

const earlier = (a: ScanTime | null, b: ScanTime | null): ScanTime | null => {
  if (a === null || b === null) return a ?? b;
  return Date.parse(b.instant) < Date.parse(a.instant) ? b : a;
};
