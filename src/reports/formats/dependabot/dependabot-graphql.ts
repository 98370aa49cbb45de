import { fieldAt, listAt, textAt } from "../../json/json-fields.ts";
import type { JsonPath, JsonSelect } from "../../json/json-feed.ts";

const ALERTS = "vulnerabilityAlerts";

/** REST: an element of the root list. GraphQL: `…/vulnerabilityAlerts/nodes/<n>` or `…/edges/<n>/node`. */
export const isAlertPath = (path: JsonPath): boolean => {
  if (path.length === 1) return typeof path[0] === "number";
  const at = path.indexOf(ALERTS);
  if (at === -1) return false;
  const [list, position, node] = path.slice(at + 1);
  if (typeof position !== "number") return false;
  const length = path.length - at;
  return (list === "nodes" && length === 3) || (list === "edges" && node === "node" && length === 4);
};

/** Enters what leads to alerts: the connections of a GraphQL answer, whatever they are called. */
export const alertSelect: JsonSelect = (path, kind) => {
  if (isAlertPath(path)) return "take";
  if (kind !== "object" && kind !== "array") return "skip";
  const at = path.indexOf(ALERTS);
  if (at === -1) return path.length < 12 ? "enter" : "skip";
  const list = path[at + 1];
  return list === undefined || list === "nodes" || list === "edges" ? "enter" : "skip";
};

/** Takes the names beside the alerts, and passes over the alerts. */
export const nameSelect: JsonSelect = (path, kind) => {
  const last = path.at(-1);
  if (kind === "string") return last === "name" || last === "nameWithOwner" ? "take" : "skip";
  if (last === ALERTS || path.length >= 12 || path.length === 1) return path[0] === "data" ? "enter" : "skip";
  return kind === "object" || kind === "array" ? "enter" : "skip";
};

/** Where the repository of an alert stands. */
export const repositoryKey = (path: JsonPath): string => path.slice(0, path.indexOf(ALERTS)).join("/");

/** An alert of the GraphQL API in the names of the REST API (GitHub docs, "Dependabot alerts" and `RepositoryVulnerabilityAlert`). */
export const graphqlAlert = (alert: unknown): unknown => {
  const vulnerability = fieldAt(alert, "securityVulnerability");
  const advisory = fieldAt(vulnerability, "advisory") ?? fieldAt(alert, "securityAdvisory");
  return {
    state: textAt(alert, "state"),
    html_url: textAt(alert, "url"),
    dependency: {
      package: fieldAt(vulnerability, "package"),
      manifest_path: textAt(alert, "vulnerableManifestPath"),
      version: textAt(alert, "vulnerableRequirements"),
    },
    security_vulnerability: {
      package: fieldAt(vulnerability, "package"),
      severity: textAt(vulnerability, "severity"),
      vulnerable_version_range: textAt(vulnerability, "vulnerableVersionRange"),
      first_patched_version: fieldAt(vulnerability, "firstPatchedVersion"),
    },
    security_advisory: {
      ghsa_id: textAt(advisory, "ghsaId"),
      summary: textAt(advisory, "summary"),
      description: textAt(advisory, "description"),
      severity: textAt(advisory, "severity"),
      identifiers: listAt(advisory, "identifiers"),
      references: listAt(advisory, "references"),
      cwes: listAt(advisory, "cwes", "nodes").map((cwe) => ({ cwe_id: textAt(cwe, "cweId") })),
      cvss: {
        score: fieldAt(advisory, "cvss", "score"),
        vector_string: fieldAt(advisory, "cvss", "vectorString"),
      },
      epss: fieldAt(advisory, "epss"),
    },
  };
};
