import { assetIdentity, type AssetIdentity, type ScanCoverage, type ScanReading } from "#domain/reading.ts";
import { imageIdentity } from "../../parts/image-name.ts";
import { asText, textAt, textsAt } from "../../json/json-fields.ts";
import type { JsonPath, JsonPiece } from "../../json.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";

/** Where lists of results stand: schema 2; cluster reports (`Resources`, before that two lists); the list of schema 1. */
export const RESULT_LISTS = [
  "Results/#",
  ...["Resources", "Vulnerabilities", "Misconfigurations", "Findings"].map((list) => `${list}/#/Results/#`),
  "#",
];
const RESOURCES = ["Resources/#", "Vulnerabilities/#", "Misconfigurations/#", "Findings/#"];

const FACTS = jsonPatterns(
  "ArtifactName",
  "ArtifactType",
  "ClusterName",
  "CreatedAt",
  "Metadata/OS",
  "Metadata/ImageID",
  "Metadata/RepoTags",
  "Metadata/RepoDigests",
  "Metadata/RepoURL",
  "Trivy/Version",
  ...RESOURCES.flatMap((at) => [`${at}/Namespace`, `${at}/Kind`, `${at}/Name`]),
  ...RESULT_LISTS.flatMap((at) => [`${at}/Target`, `${at}/Class`, `${at}/Type`]),
  ...RESULT_LISTS.map((at) => `${at}/ExperimentalModifiedFindings/#/Finding`),
);

/** What Trivy looked at within an artifact: one list of packages, one file. */
export type TrivyResult = {
  readonly target: string;
  /** `os-pkgs`, `lang-pkgs`, `config`, `secret`, `license`; null when the file does not say. */
  readonly family: string | null;
  /** Kind of packages or of configuration, such as `alpine`, `npm`, `terraform`. */
  readonly type: string | null;
  /** The image that a cluster's workload runs, without tag; empty outside cluster reports. */
  readonly image: string;
  readonly asset: AssetIdentity;
};

export type TrivyFacts = {
  readonly scan: Omit<ScanReading, "type">;
  /** Null for cluster reports and lists, whose assets are known by their results. */
  readonly artifact: AssetIdentity | null;
  /** Whether the artifact's name had to be taken from elsewhere. */
  readonly unnamed: boolean;
  /** The result that a record stands in, by the record's path. */
  resultAt(path: JsonPath): TrivyResult;
};

type Values = ReadonlyMap<string, unknown>;

/** Reads everything but the findings. Memory: the names of the results. */
export const trivyFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<TrivyFacts> => {
  const values = new Map<string, unknown>();
  const ignored = new Set<string>();
  await collectJson(bytes, FACTS, limits, (piece) => {
    if (values.size + ignored.size > limits.listEntries) throw tooLarge(limits, "listEntries", "results");
    const hidden = hiddenCheck(piece);
    if (hidden === null) values.set(piece.path.join("/"), piece.value);
    else ignored.add(hidden.slice(0, 200));
    return hidden === null;
  });
  const clustered = values.has("ClusterName") || [...values.keys()].some((at) => /^\w+\/\d+\/Kind$/.test(at));
  const listed = [...values.keys()].some((at) => at.startsWith("0/"));
  const named = asText(values.get("ArtifactName"));
  const artifact = clustered || listed ? null : artifactOf(values, named);
  const families = new Set(
    [...values].filter(([at]) => at.endsWith("/Class")).map(([, value]) => familyOf(asText(value))),
  );
  return {
    scan: {
      ...NOTHING_COVERED,
      detector: "trivy",
      tool: "Trivy",
      toolVersion: asText(values.get("Trivy/Version")),
      scanName: named ?? asText(values.get("ClusterName")),
      scannedAt: writtenTime(asText(values.get("CreatedAt")) ?? ""),
      coverage: coverageOf(artifact, families, ignored),
    },
    artifact,
    unnamed: artifact !== null && named === null,
    resultAt: resultFinder(values, artifact),
  };
};

/** The check of a finding that was hidden by an ignore file or a VEX document: the report proves nothing of it. */
const hiddenCheck = ({ path, value }: JsonPiece): string | null =>
  path.at(-1) === "Finding"
    ? (textAt(value, "VulnerabilityID") ?? textAt(value, "RuleID") ?? textAt(value, "ID"))
    : null;

const coverageOf = (
  artifact: AssetIdentity | null,
  families: ReadonlySet<string | null>,
  ignored: ReadonlySet<string>,
): ScanCoverage => {
  const ran = [...families].filter((family) => family !== null);
  return {
    ...NOTHING_COVERED.coverage,
    families:
      artifact === null || ran.length === 0 ? null : new Map(ran.map((family) => [family, "enabled"])),
    individualChecks: ignored.size === 0 ? null : new Map([...ignored].map((check) => [check, false])),
  };
};

const familyOf = (word: string | null): string | null => (word === "license-file" ? "license" : word);

/** `image:tag` from `image:tag (alpine 3.18.6)`, as Trivy names the packages of an operating system. */
const withoutSystem = (target: string): string | null => /^(.*\S) \([^()]*\)$/.exec(target)?.[1] ?? null;

const artifactOf = (values: Values, named: string | null): AssetIdentity => {
  const type = asText(values.get("ArtifactType")) ?? "container_image";
  const system = values.get("Metadata/OS");
  const operatingSystem =
    [textAt(system, "Family"), textAt(system, "Name")].filter(Boolean).join(" ") || null;
  if (type !== "container_image") {
    const kind = type === "vm" ? "host" : type === "aws_account" ? "cloud" : "repository";
    return assetIdentity(kind, asText(values.get("Metadata/RepoURL")) ?? named ?? "unnamed artifact", {
      operatingSystem,
    });
  }
  const firstTarget = withoutSystem(asText(values.get("Results/0/Target")) ?? "");
  const imageId = asText(values.get("Metadata/ImageID"));
  const name =
    named ?? textsAt(values.get("Metadata/RepoTags"))[0] ?? firstTarget ?? imageId ?? "unnamed image";
  return imageIdentity(name, textsAt(values.get("Metadata/RepoDigests")), {
    operatingSystem,
    instanceId: null,
  });
};

const resultFinder = (values: Values, artifact: AssetIdentity | null): TrivyFacts["resultAt"] => {
  const cluster = asText(values.get("ClusterName")) ?? "kubernetes";
  const text = (at: string): string | null => asText(values.get(at));

  const workload = (at: string): AssetIdentity => {
    const parts = [text(`${at}/Namespace`), text(`${at}/Kind`), text(`${at}/Name`)].filter(
      (part) => part !== null,
    );
    return assetIdentity("cloud", [cluster, ...parts].join("/"));
  };

  const listedAsset = (target: string): AssetIdentity => {
    const image = withoutSystem(target) ?? withoutSystem(text("0/Target") ?? "");
    return image === null
      ? assetIdentity("repository", target || "unnamed artifact")
      : imageIdentity(image, []);
  };

  return (path) => {
    const at = path.slice(0, -2).join("/");
    const target = text(`${at}/Target`) ?? "";
    const type = text(`${at}/Type`);
    const family =
      familyOf(text(`${at}/Class`)) ?? (path.at(-2) === "Vulnerabilities" ? packageFamily(target) : null);
    if (artifact !== null) return { target, family, type, image: "", asset: artifact };
    if (typeof path[0] === "number") return { target, family, type, image: "", asset: listedAsset(target) };
    const own = path.slice(0, 2).join("/");
    const image = withoutSystem(target) ?? withoutSystem(text(`${own}/Results/0/Target`) ?? "");
    const repository = image === null ? "" : imageIdentity(image, []).identifier;
    return { target, family, type, image: repository, asset: workload(own) };
  };
};

/** Schema 1 has no `Class`: packages of the operating system stand under the name of the image and the system. */
const packageFamily = (target: string): string => (withoutSystem(target) === null ? "lang-pkgs" : "os-pkgs");
