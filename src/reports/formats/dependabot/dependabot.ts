import { dependabotAlert, DEPENDABOT_SEVERITIES } from "./dependabot-alert.ts";
import { alertSelect, graphqlAlert, isAlertPath, nameSelect, repositoryKey } from "./dependabot-graphql.ts";
import { textAt } from "../../json/json-fields.ts";
import { headAt, jsonHead } from "../../json/json-head.ts";
import { readJson } from "../../json.ts";
import type { JsonPath } from "../../json/json-feed.ts";
import { readJsonReport } from "../../json/json-report.ts";
import { ownText } from "../../parts/kept-text.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS, tooLarge, type ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";

/**
 * Dependabot alerts of GitHub: a page of the REST API (a list of alerts), or the answer to a GraphQL query for
 * `vulnerabilityAlerts`. One record per alert. In GraphQL the repository may be named after its alerts, so the file is
 * read twice.
 */
export const dependabot: ReportFormat<"dependabot"> = {
  id: "dependabot",
  about: {
    title: "GitHub Dependabot alerts, JSON of the REST and GraphQL APIs",
    identity: "Advisory (GHSA id, else its first identifier), package and repository.",
    coverage:
      "A list of alerts does not say what was looked for. Only alerts whose state is fixed prove that the package of the repository is no longer affected.",
    severities: DEPENDABOT_SEVERITIES,
  },
  detect: (bytes) => {
    const head = jsonHead(bytes);
    if (head?.kind === "array")
      return (
        headAt(head, 0, "security_advisory") !== null && headAt(head, 0, "security_vulnerability") !== null
      );
    const data = headAt(head, "data");
    const repositories = [
      headAt(data, "search", "nodes", 0),
      headAt(data, "repository"),
      headAt(data, "organization", "repositories", "nodes", 0),
      headAt(data, "viewer", "repositories", "nodes", 0),
    ];
    return repositories.some((repository) => headAt(repository, "vulnerabilityAlerts") !== null);
  },
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const names = await repositoryNames(open(), limits);
    yield* readJsonReport(
      open(),
      {
        scan: { ...NOTHING_COVERED, detector: "dependabot", tool: "GitHub Dependabot" },
        assets: [],
        patterns: { select: alertSelect, matches: isAlertPath },
        found: ({ path, value }) =>
          path.length === 1
            ? dependabotAlert(value, null)
            : dependabotAlert(graphqlAlert(value), nameFor(names, path)),
      },
      limits,
    );
  },
};

const nameFor = (names: ReadonlyMap<string, string>, path: JsonPath): string | null =>
  names.get(repositoryKey(path)) ?? null;

/** The names of the repositories of a GraphQL answer by their place in the file; a name with its owner goes first. */
const repositoryNames = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for await (const { path, value } of readJson(bytes, nameSelect, limits)) {
    const name = textAt({ value }, "value");
    const key = path.slice(0, -1).join("/");
    const isName = path.at(-1) === "name" || path.at(-1) === "nameWithOwner";
    if (!isName || name === null || (path.at(-1) === "name" && names.has(key))) continue;
    names.set(key, ownText(name));
    if (names.size > limits.listEntries) throw tooLarge(limits, "listEntries", "repositories");
  }
  return names;
};
