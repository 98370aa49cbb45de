import { checkovFound, CHECKOV_SEVERITIES } from "./checkov-check.ts";
import { numberAt, wordAt } from "../../json/json-fields.ts";
import { headAt, jsonHead, type JsonHead } from "../../json/json-head.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, readJsonReport } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import type { ReportFormat } from "../../report-format.ts";
import { DEFAULT_REPORT_LIMITS } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { UNNAMED_SOURCE, unnamedSource } from "../../parts/unnamed-source.ts";

/** One framework alone is an object, several are a list of such objects. */
const ROOTS = ["", "#/"];
const FACTS = jsonPatterns(
  ...ROOTS.flatMap((at) => [`${at}check_type`, `${at}checkov_version`, `${at}summary`]),
);
const RECORDS = jsonPatterns(
  ...ROOTS.flatMap((at) => ["passed", "failed", "skipped"].map((list) => `${at}results/${list}_checks/#`)),
);

const isReport = (head: JsonHead | null): boolean =>
  (headAt(head, "check_type")?.kind === "string" && headAt(head, "results")?.kind === "object") ||
  (headAt(head, "checkov_version")?.kind === "string" && headAt(head, "resource_count") !== null);

type CheckovFacts = {
  readonly version: string | null;
  /** Frameworks by where they stand in the file. */
  readonly types: ReadonlyMap<string, string>;
  /** Files that could not be read. */
  readonly unparsed: number;
};

const checkovFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<CheckovFacts> => {
  const types = new Map<string, string>();
  let version: string | null = null;
  let unparsed = 0;
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const name = path.at(-1);
    if (name === "check_type") types.set(path.slice(0, -1).join("/"), String(value));
    else if (name === "checkov_version") version = wordAt({ value }, "value");
    else {
      version = wordAt(value, "checkov_version") ?? version;
      unparsed += numberAt(value, "parsing_errors") ?? 0;
    }
    if (types.size > limits.listEntries) throw tooLarge(limits, "listEntries", "frameworks");
  });
  return { version, types, unparsed };
};

/** Checkov's own JSON (`-o json`), of one framework or a list of several. One record per failed check. */
export const checkov: ReportFormat<"checkov"> = {
  id: "checkov",
  about: {
    title: "Checkov JSON report",
    identity:
      "Check id, file and resource (for packages vulnerability id and package); the repository is not named.",
    coverage:
      "The checks that passed or failed somewhere in the files, but for those that were skipped by a comment; nothing when a file could not be parsed.",
    severities: CHECKOV_SEVERITIES,
  },
  detect: (bytes) => isReport(jsonHead(bytes)) || isReport(headAt(jsonHead(bytes), 0)),
  read: async function* (open, limits = DEFAULT_REPORT_LIMITS) {
    const { version, types, unparsed } = await checkovFacts(open(), limits);
    const broken = {
      code: "checkov.unparsed-files",
      message: `Checkov could not parse ${unparsed} files, so the report does not prove that anything is absent.`,
    };
    yield* readJsonReport(
      open(),
      {
        scan: { ...NOTHING_COVERED, detector: "checkov", tool: "Checkov", toolVersion: version },
        assets: [UNNAMED_SOURCE],
        remarks: [unnamedSource("checkov"), ...(unparsed > 0 ? [broken] : [])],
        patterns: RECORDS,
        found: ({ path, value }) =>
          checkovFound(
            value,
            String(path.at(-2)),
            types.get(path.slice(0, -3).join("/")) ?? null,
            unparsed === 0,
          ),
      },
      limits,
    );
  },
};
