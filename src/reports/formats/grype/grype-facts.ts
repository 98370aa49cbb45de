import { assetIdentity, type AssetIdentity, type ScanReading } from "#domain/reading.ts";
import { imageIdentity } from "../../parts/image-name.ts";
import { asText, booleanAt, listAt, objectAt, textAt, textsAt } from "../../json/json-fields.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";

/** Grype has one kind of check. */
export const GRYPE_FAMILY = "vulnerability";

const SOURCE = ["type", "name", "target"].map((name) => `source/${name}`);
const FACTS = jsonPatterns(
  ...SOURCE,
  "distro",
  ...["version", "timestamp", "db"].map((name) => `descriptor/${name}`),
  ...["only-fixed", "only-notfixed", "exclude"].map((name) => `descriptor/configuration/${name}`),
  "ignoredMatches/#/vulnerability/id",
);

export type GrypeFacts = { readonly scan: Omit<ScanReading, "type">; readonly asset: AssetIdentity };

/** What stands behind the matches: the thing that was looked at, Grype's version, database and settings. */
export const grypeFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<GrypeFacts> => {
  const values: Record<string, unknown> = {};
  const ignored = new Set<string>();
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const id = path[0] === "ignoredMatches" ? asText(value) : null;
    if (id === null) values[path.join("/")] = value;
    else ignored.add(id);
    if (ignored.size > limits.listEntries) throw tooLarge(limits, "listEntries", "ignored matches");
  });
  const asset = assetOf(values);
  const database = values["descriptor/db"];
  return {
    asset,
    scan: {
      ...NOTHING_COVERED,
      detector: "grype",
      tool: "Grype",
      toolVersion: textAt(values, "descriptor/version"),
      feedVersion: textAt(database, "built") ?? textAt(database, "status", "built"),
      scanName: asset.identifier,
      scannedAt: writtenTime(textAt(values, "descriptor/timestamp") ?? ""),
      coverage: {
        ...NOTHING_COVERED.coverage,
        families: new Map([[GRYPE_FAMILY, isFiltered(values) ? "mixed" : "enabled"]]),
        individualChecks: ignored.size === 0 ? null : new Map([...ignored].map((id) => [id, false])),
      },
    },
  };
};

/** Whether a setting kept matches out of the report without listing them. */
const isFiltered = (values: Record<string, unknown>): boolean => {
  const at = "descriptor/configuration";
  return (
    booleanAt(values, `${at}/only-fixed`) === true ||
    booleanAt(values, `${at}/only-notfixed`) === true ||
    listAt(values, `${at}/exclude`).length > 0
  );
};

/** Grype, "Supported sources": a scheme before the name of an image. */
const withoutScheme = (name: string): string =>
  name.replace(/^(?:docker|podman|containerd|registry):(?!\d+\/)/, "");

const assetOf = (values: Record<string, unknown>): AssetIdentity => {
  const target = objectAt(values, "source/target");
  const system = [textAt(values["distro"], "name"), textAt(values["distro"], "version")]
    .filter(Boolean)
    .join(" ");
  const facts = { operatingSystem: system || null };
  if (textAt(values, "source/type") !== "image") {
    const name = textAt(values, "source/target") ?? textAt(values, "source/name");
    return assetIdentity("repository", name ?? "unnamed artifact", facts);
  }
  const name = textAt(target, "userInput") ?? textsAt(target, "tags")[0] ?? textAt(target, "imageID");
  const identity = imageIdentity(
    withoutScheme(name ?? "unnamed image"),
    textsAt(target, "repoDigests"),
    facts,
  );
  return { ...identity, digest: identity.digest ?? textAt(target, "manifestDigest") };
};
