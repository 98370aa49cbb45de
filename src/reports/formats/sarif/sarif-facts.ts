import { assetIdentity, type ScanCoverage, type ScanReading, type ScanTime } from "#domain/reading.ts";
import { definitionShelf, lengthOfFacts, type DefinitionShelf } from "../../parts/definition-shelf.ts";
import { asText, numberAt, textAt } from "../../json/json-fields.ts";
import type { JsonPath } from "../../json.ts";
import { jsonPatterns } from "../../json/json-pattern.ts";
import { collectJson, type FoundAsset } from "../../json/json-report.ts";
import { tooLarge, type ReportLimits } from "../../report-limits.ts";
import { sarifRule, type SarifRule } from "./sarif-rule.ts";
import { isSuppressed } from "./sarif-suppression.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";
import { UNNAMED_SOURCE } from "../../parts/unnamed-source.ts";

const RUN = "runs/#";
const FACTS = jsonPatterns(
  ...["name", "version", "semanticVersion"].map((name) => `${RUN}/tool/driver/${name}`),
  ...["driver/rules/#", "extensions/#/rules/#"].map((rules) => `${RUN}/tool/${rules}`),
  ...["startTimeUtc", "endTimeUtc", "executionSuccessful"].map((name) => `${RUN}/invocations/#/${name}`),
  `${RUN}/versionControlProvenance/#/repositoryUri`,
  `${RUN}/artifacts/#/location/uri`,
  ...["ruleId", "ruleIndex", "rule", "suppressions"].map((name) => `${RUN}/results/#/${name}`),
);

/** One run: a tool, what it was run on, and its rules. */
export type SarifRun = {
  readonly tool: string;
  readonly asset: FoundAsset;
  /** The rule that a result names by id or by place; the rule itself is null when the file does not describe it. */
  ruleOf(result: unknown): { readonly id: string; readonly rule: SarifRule | null } | null;
  /** The file at that place of the run's list of artifacts. */
  artifact(index: number): string | null;
};

export type SarifFacts = {
  readonly scan: Omit<ScanReading, "type">;
  readonly first: SarifRun;
  /** Whether the first run does not say which repository it is about. */
  readonly unnamed: boolean;
  run(index: number): SarifRun;
};

type Gathered = {
  readonly texts: Map<string, string>;
  readonly rules: DefinitionShelf<SarifRule>;
  readonly files: DefinitionShelf<string>;
  /** Ids of rules by the place where they stand. */
  readonly ids: Map<string, string>;
  /** Rules that are not switched off. */
  readonly loaded: Set<string>;
  /** What suppressed results say of their rule, by run; the rules may stand behind them. */
  readonly suppressed: { readonly run: number; readonly result: Record<string, unknown> }[];
};

/** Tools, rules, files and times of all runs; rules may stand behind the results that name them. */
export const sarifFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<SarifFacts> => {
  const gathered = await gather(bytes, limits);
  const { texts, loaded } = gathered;
  const first = runOf(gathered, 0);
  const suppressed = new Set(
    gathered.suppressed.map(({ run, result }) => ruleId(gathered, run, result) ?? ""),
  );
  return {
    first,
    unnamed: first.asset.asset.identifier === UNNAMED_SOURCE.asset.identifier,
    run: (index) => runOf(gathered, index),
    scan: {
      ...NOTHING_COVERED,
      detector: kebab(first.tool),
      tool: first.tool,
      toolVersion:
        texts.get("runs/0/tool/driver/semanticVersion") ?? texts.get("runs/0/tool/driver/version") ?? null,
      scannedAt: timeAt(texts, "startTimeUtc"),
      endedAt: timeAt(texts, "endTimeUtc"),
      coverage: coverageOf(provesAbsence(gathered) ? loaded.difference(suppressed) : new Set()),
    },
  };
};

/** A result of which only the rule's name is kept, in case that it is suppressed. */
type OpenResult = {
  readonly at: string;
  readonly run: number;
  suppressed: boolean;
  readonly result: Record<string, unknown>;
};

const gather = async (bytes: AsyncIterable<Uint8Array>, limits: ReportLimits): Promise<Gathered> => {
  const gathered: Gathered = {
    texts: new Map(),
    rules: definitionShelf(limits),
    files: definitionShelf(limits),
    ids: new Map(),
    loaded: new Set(),
    suppressed: [],
  };
  let open: OpenResult = { at: "", run: 0, suppressed: false, result: {} };
  let held = 0;

  const nextResult = (at: string, run: number): void => {
    if (at === open.at) return;
    if (open.suppressed) {
      gathered.suppressed.push({ run: open.run, result: open.result });
      held += lengthOfFacts(open.result);
    }
    if (held > limits.definitionsLength) throw tooLarge(limits, "definitionsLength", at);
    open = { at, run, suppressed: false, result: {} };
  };

  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    const { texts, files, suppressed } = gathered;
    if (texts.size + suppressed.length > limits.listEntries) throw tooLarge(limits, "listEntries", "runs");
    if (path[2] === "results") {
      nextResult(path.slice(0, 4).join("/"), Number(path[1]));
      if (path[4] === "suppressions") open.suppressed = isSuppressed({ suppressions: value });
      else open.result[String(path[4])] = value;
      return false;
    }
    if (path.at(-2) === "rules") keepRule(gathered, path, value);
    else if (path[2] === "artifacts") files.put(`${path[1]} ${path[3]}`, asText(value) ?? "", 100);
    else texts.set(path.join("/"), typeof value === "boolean" ? String(value) : (asText(value) ?? ""));
    return true;
  });
  nextResult("", 0);
  return gathered;
};

const keepRule = ({ rules, ids, loaded }: Gathered, path: JsonPath, value: unknown): void => {
  const rule = sarifRule(value);
  if (rule === null) return;
  rules.put(`${path[1]} ${rule.id}`, rule, lengthOfFacts(rule));
  ids.set(path.join("/"), rule.id);
  if (rule.enabled) loaded.add(rule.id);
};

/** The rule that a result names by its id, or by its place in the tool or one of the tool's extensions. */
const ruleId = ({ ids }: Gathered, run: number, result: unknown): string | null => {
  const named = textAt(result, "ruleId") ?? textAt(result, "rule", "id");
  if (named !== null) return named;
  const component = numberAt(result, "rule", "toolComponent", "index");
  const owner = component === null ? "driver" : `extensions/${component}`;
  const index = numberAt(result, "ruleIndex") ?? numberAt(result, "rule", "index") ?? -1;
  return ids.get(`runs/${run}/tool/${owner}/rules/${index}`) ?? null;
};

const repositoryOf = ({ texts }: Gathered, run: number): string =>
  texts.get(`runs/${run}/versionControlProvenance/0/repositoryUri`) || UNNAMED_SOURCE.asset.identifier;

const runOf = (gathered: Gathered, index: number): SarifRun => ({
  tool: gathered.texts.get(`runs/${index}/tool/driver/name`) || "unnamed tool",
  asset: { ...UNNAMED_SOURCE, asset: assetIdentity("repository", repositoryOf(gathered, index)) },
  ruleOf: (result) => {
    const id = ruleId(gathered, index, result);
    if (id === null) return null;
    const { rules } = gathered;
    // Section 3.27.5: an id may go on after the rule's own, as in `CA1000/1`.
    return { id, rule: rules.get(`${index} ${id}`) ?? rules.get(`${index} ${id.replace(/\/[^/]*$/, "")}`) };
  },
  artifact: (at) => gathered.files.get(`${index} ${at}`),
});

/** All runs came to their end, and all are about one repository: else it is not known which rule looked at which. */
const provesAbsence = (gathered: Gathered): boolean => {
  const entries = [...gathered.texts];
  const runs = new Set(entries.map(([at]) => Number(at.split("/")[1])));
  const repositories = new Set([...runs].map((run) => repositoryOf(gathered, run)));
  return (
    repositories.size < 2 &&
    !entries.some(([at, text]) => at.endsWith("/executionSuccessful") && text === "false")
  );
};

const timeAt = (texts: ReadonlyMap<string, string>, name: string): ScanTime | null =>
  writtenTime(texts.get(`runs/0/invocations/0/${name}`) ?? "");

const coverageOf = (checks: ReadonlySet<string>): ScanCoverage => ({
  ...NOTHING_COVERED.coverage,
  checks: checks.size === 0 ? null : checks,
});

const kebab = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "") || "unnamed-tool";
