import { headAt, jsonHead } from "#reports/json/json-head.ts";
import type { ContractCorpus } from "./contract.ts";
import { jsonCorpus } from "./json-wrap.ts";
import { corpusFile } from "./support.ts";

const cyclonedxJson = jsonCorpus("cyclonedx", ["vulnerabilities"]);

/** A control of an overlay has no results; it rates the control of the profile under it. */
const isOverlay = (entry: unknown): boolean => {
  const results = headAt(jsonHead(Buffer.from(JSON.stringify(entry))), "results");
  return results?.kind === "array" && results.first === null;
};

/** The corpora of the formats that are JSON. */
export const JSON_CORPORA = {
  trivy: jsonCorpus(
    "trivy",
    ["Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "ExperimentalModifiedFindings"],
    { others: ["cluster.json", "schema-1.json"] },
  ),
  grype: jsonCorpus("grype", ["matches", "ignoredMatches"], { others: ["folder.json"] }),
  sarif: jsonCorpus("sarif", ["results"], { extension: "sarif" }),
  cklb: jsonCorpus("cklb", ["rules"], { extension: "cklb", others: ["database.cklb"] }),
  checkov: jsonCorpus("checkov", ["failed_checks"], { others: ["unparsed.json"] }),
  "kube-bench": jsonCorpus("kube-bench", ["results"]),
  "npm-audit": jsonCorpus("npm-audit", ["advisories", "vulnerabilities"], { others: ["npm-6.json"] }),
  snyk: jsonCorpus("snyk", ["vulnerabilities", "ignore"], { others: ["container.json"] }),
  hdf: jsonCorpus("hdf", ["controls"], { others: ["overlay.json"], keep: isOverlay }),
  "inspec-log": {
    none: "none.log",
    one: "one.log",
    many: "many.log",
    others: [],
    wrap: (record) => record,
    endsVisibly: false,
  },
  "zap-json": jsonCorpus("zap-json", ["alerts"]),
  cyclonedx: {
    ...cyclonedxJson,
    others: ["bom.xml"],
    wrap: (record, of) =>
      corpusFile("cyclonedx/bom.xml").includes(record)
        ? corpusFile("cyclonedx/bom.xml")
        : cyclonedxJson.wrap(record, of),
  },
  openvex: jsonCorpus("openvex", ["statements"]),
  csaf: jsonCorpus("csaf", ["vulnerabilities"]),
} as const satisfies Record<string, ContractCorpus>;
