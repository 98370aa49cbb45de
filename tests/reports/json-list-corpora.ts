import type { RecordReading, StatementReading } from "#domain/reading.ts";
import type { ContractCorpus } from "./contract.ts";

type Of = RecordReading | StatementReading;

const assetOf = (of: Of): string => (of.type === "record" ? of.asset : "");

/** The record with JSON before and after it; the texts may depend on the record's asset. */
const between =
  (before: (of: Of, record: string) => string, after: (of: Of, record: string) => string) =>
  (record: Uint8Array, of: Of): Buffer => {
    const text = Buffer.from(record).toString();
    return Buffer.from(`${before(of, text)}${text}${after(of, text)}`);
  };

const listed = (name: string) =>
  between(
    () => `{"${name}":[`,
    () => "]}",
  );

const FILES = { none: "none.json", one: "one.json", many: "many.json" } as const;

const ecr = (of: Of): string => `"repositoryName":"${assetOf(of)}","imageScanStatus":{"status":"COMPLETE"}`;
const isGraphql = (record: string): boolean => record.includes("securityVulnerability");

/** The corpora of lists of findings that cloud services hand over as JSON. */
export const JSON_LIST_CORPORA = {
  asff: { ...FILES, others: ["inspector.json", "guardduty.json", "several.json"], wrap: listed("Findings") },
  "aws-ecr": {
    ...FILES,
    others: ["page.json", "enhanced.json"],
    wrap: between(
      (of, record) =>
        `{${ecr(of)},"imageScanFindings":{"${record.includes("findingArn") ? "enhancedF" : "f"}indings":[`,
      () => "]}}",
    ),
  },
  "aws-inspector": { ...FILES, others: [], wrap: listed("findings") },
  dependabot: {
    ...FILES,
    others: ["graphql.json"],
    wrap: between(
      (_, record) => (isGraphql(record) ? `{"data":{"repository":{"vulnerabilityAlerts":{"nodes":[` : "["),
      (of, record) => (isGraphql(record) ? `]},"name":"${assetOf(of)}"}}}` : "]"),
    ),
  },
  "gcp-artifact-analysis": {
    ...FILES,
    others: ["occurrences.json"],
    wrap: between(
      (of) =>
        `{"image_summary":{"fully_qualified_digest":"${assetOf(of)}"},"package_vulnerability_summary":{"vulnerabilities":{"LOW":[`,
      () => "]}}}",
    ),
  },
  "jfrog-xray": {
    ...FILES,
    others: ["source.json"],
    wrap: between(
      () => `[{"scan_id":"1","vulnerabilities":[`,
      (of) => `],"component_id":"${assetOf(of).includes("://") ? "" : "docker://"}${assetOf(of)}:1"}]`,
    ),
  },
  "ms-defender": { ...FILES, others: ["machines.json"], wrap: listed("value") },
  ocsf: {
    ...FILES,
    others: ["vulnerabilities.json", "compliance.json"],
    wrap: between(
      () => "[",
      () => "]",
    ),
  },
} as const satisfies Record<string, ContractCorpus>;
