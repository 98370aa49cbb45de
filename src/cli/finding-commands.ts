import type { Command } from "commander";
import { recordFinding } from "#app/finding/record-finding.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { calendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import { SOURCE_KINDS } from "#domain/finding-source.ts";
import { ASSET_KINDS, type AssetKind } from "#domain/reading.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import type { TypedAsset } from "#domain/typed-finding.ts";
import { printJson, printLines } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type Options = DataOptions & {
  readonly system: string;
  readonly sourceKind?: string;
  readonly reference?: string;
  readonly name: string;
  readonly description?: string;
  readonly severity: string;
  readonly asset: readonly string[];
  readonly foundOn: string;
  readonly id?: string;
  readonly configuration?: boolean;
  readonly location?: string;
  readonly cve: readonly string[];
  readonly control: readonly string[];
  readonly solution?: string;
  readonly evidence?: string;
  readonly draft?: boolean;
  readonly json?: boolean;
};

const several = (value: string, before: readonly string[]): string[] => [...before, value];

export const findingCommands = (program: Command, open: OpenApp): void => {
  const command = program.command("finding").description("findings that a person makes");
  dataOptions(command.command("add"))
    .description("record a finding of an audit, a penetration test, an incident or a self-assessment")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--source-kind <kind>", `where it comes from: ${SOURCE_KINDS.join(", ")}`)
    .option("--reference <text>", "which one: the id of the report, the test or the ticket")
    .requiredOption("--name <text>", "the weakness in a few words")
    .option("--description <text>", "what is wrong")
    .requiredOption("--severity <word>", RISK_RATINGS.join(", "))
    .requiredOption(
      "--asset <name>",
      `an asset, or kind:name (${ASSET_KINDS.join(", ")}); again for more`,
      several,
      [],
    )
    .requiredOption("--found-on <day>", "the day on which it was found, YYYY-MM-DD")
    .option("--id <text>", "the finding's own number in its source")
    .option("--configuration", "a configuration finding, no vulnerability")
    .option("--location <text>", "where on the assets, such as 443/tcp or a file")
    .option("--cve <id>", "a CVE; again for more", several, [])
    .option("--control <id>", "a control such as AC-2(1); again for more", several, [])
    .option("--solution <text>", "what would mend it")
    .option("--evidence <text>", "what was seen")
    .option("--draft", "the description and the assets may be missing; the item is a draft")
    .option("--json", "one JSON value on standard output")
    .action((options: Options) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const { imported, poamIds } = await recordFinding(app, operator(), id, givenFinding(options));
        const { status, repeatOf, sha256, counts } = imported;
        if (options.json)
          return printJson({ importId: imported.id, status, repeatOf, sha256, poamIds, counts });
        printLines([
          repeatOf === null
            ? `Recorded in ${poamIds.join(", ")} by import ${imported.id}.`
            : `Recorded before, by import ${repeatOf}; nothing changes.`,
        ]);
      }),
    );
};

const givenFinding = (options: Options) => {
  const foundOn = calendarDate(options.foundOn);
  if (foundOn === null)
    throw new Fault("input.invalid", `Expected a day like 2026-05-04, found ${options.foundOn}. Correct it.`);
  const severity = RISK_RATINGS.find((rating) => rating === options.severity.toLowerCase());
  if (severity === undefined) {
    const expected = RISK_RATINGS.join(", ");
    throw new Fault(
      "input.invalid",
      `Expected a severity (${expected}), found ${options.severity}. Correct it.`,
    );
  }
  return {
    source: { kind: options.sourceKind, reference: options.reference },
    foundOn,
    severity,
    kind: options.configuration === true ? ("configuration" as const) : ("vulnerability" as const),
    sourceIdentifier: options.id ?? null,
    name: options.name,
    description: options.description ?? "",
    draft: options.draft === true,
    assets: options.asset.map(assetOf),
    location: options.location ?? "",
    cves: options.cve,
    controls: options.control,
    solution: options.solution ?? null,
    evidence: options.evidence ?? null,
  };
};

/** `site:https://…` names a site; a word before the colon that is no kind belongs to the name. */
const assetOf = (text: string): TypedAsset => {
  const at = text.indexOf(":");
  const kind: AssetKind | undefined = ASSET_KINDS.find((known) => known === text.slice(0, Math.max(0, at)));
  return kind === undefined ? { kind: "host", identifier: text } : { kind, identifier: text.slice(at + 1) };
};
