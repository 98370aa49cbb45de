import type { Command } from "commander";
import type { App } from "#app/context.ts";
import { decideDeviation } from "#app/deviation/decide-deviation.ts";
import { findRequest, listDeviations } from "#app/deviation/read-deviations.ts";
import { requestDeviation, requestStandingDeviation } from "#app/deviation/request-deviation.ts";
import { returnExpired } from "#app/deviation/return-expired.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { CLAIM_TYPES } from "#domain/deviation/claim.ts";
import { REQUEST_MOVES, REQUEST_STATUSES, type RequestMove } from "#domain/deviation/request-state.ts";
import { Fault } from "#domain/fault.ts";
import { claimFrom, type ClaimOptions } from "./deviation-claim.ts";
import { givenEvidence } from "./given-evidence.ts";
import { deviationCells, deviationLine, deviationRow } from "./deviation-lines.ts";
import { dayOption } from "./given-day.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type SystemOptions = DataOptions & { readonly system: string; readonly json?: boolean };
type ListOptions = SystemOptions & { readonly status?: string };
type EvidenceOptions = { readonly evidence?: readonly string[] };
type RequestOptions = SystemOptions & ClaimOptions & { readonly rationale: string; readonly until?: string };
type StandingOptions = RequestOptions & {
  readonly finding?: string;
  readonly cve?: string;
  readonly package?: string;
  readonly asset?: string;
  readonly from: string;
};
type MoveOptions = SystemOptions & {
  readonly reason: string;
  readonly until?: string;
  readonly reviewOn?: string;
};
type AcceptOptions = SystemOptions &
  EvidenceOptions & {
    readonly residual: string;
    readonly until: string;
    readonly reason: string;
    readonly attach?: readonly string[];
  };

const EVERYTHING = 100_000;

const systemOptions = (command: Command): Command =>
  dataOptions(command)
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--json", "one JSON value on standard output");

const claimOptions = (command: Command): Command =>
  systemOptions(command)
    .requiredOption("--type <type>", `fp, or, ra, or+ra, or in words: ${CLAIM_TYPES.join(", ")}`)
    .requiredOption("--rationale <text>", "why")
    .option("--shown-by <text>", "what shows that it is a false positive")
    .option("--impact <text>", "the operational impact statement")
    .option("--justification <text>", "why the weakness has to stay")
    .option("--rating <rating>", "the requested risk rating")
    .option(
      "--vector <vector>",
      "the CVSS vector that is modified, of any version; the detector's when absent",
    )
    .option(
      "--modify <metric...>",
      "a modified metric of the vector's version, such as 'MAV:L=No route leads to it'",
    )
    .option("--remediation <level>", "the remediation level, such as 'workaround=The port is closed'")
    .option("--score <score>", "a score entered by hand, where none can be computed")
    .option("--attach <name...>", "names of the documents that go along")
    .option("--until <day>", "the last day on which it should hold");

const evidenceOption = (command: Command): Command =>
  command.option(
    "--evidence <id or file...>",
    "evidence of the item that goes along, by its id; a file becomes evidence of it, which proves the reason given",
  );

/** Deviation requests, standing deviations, and the acceptance of a risk. */
export const deviationCommands = (program: Command, open: OpenApp): void => {
  const deviation = program.command("deviation").description("deviation requests and what comes of them");

  systemOptions(deviation.command("list"))
    .description("requests, risk acceptances and standing deviations, the newest first")
    .option("--status <status>", `only those: ${REQUEST_STATUSES.join(", ")}`)
    .action((options: ListOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const status = REQUEST_STATUSES.find((one) => one === options.status);
        if (options.status !== undefined && status === undefined)
          throw new Fault("input.invalid", `Expected a status, one of ${REQUEST_STATUSES.join(", ")}.`);
        const filter = { status, offset: 0, limit: EVERYTHING };
        const { deviations } = await listDeviations(app, operator(), id, filter);
        if (options.json) return printJson(deviations.map(deviationRow));
        printTable(["REQUEST", "TYPE", "FOR", "STATUS", "UNTIL", "BY"], deviations.map(deviationCells));
      }),
    );

  evidenceOption(claimOptions(deviation.command("request <id>")))
    .description("ask for a deviation of an item; another person decides")
    .action((poamId: string, options: RequestOptions & EvidenceOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const asked = { ...askedFrom(options), ...(await givenEvidence(options.evidence)) };
        answer(options, await requestDeviation(app, operator(), { systemId, poamId }, asked));
      }),
    );

  claimOptions(deviation.command("standing"))
    .description("ask for a deviation of everything that matches; another person decides")
    .option("--finding <detector:identifier>", "a detector's finding, such as nessus:12345")
    .option("--cve <cve>", "a CVE that is all that the weakness has")
    .option("--package <purl>", "a package URL; without a version every version")
    .option("--asset <pattern>", "assets of that name; * stands for any letters")
    .requiredOption("--from <day>", "the first day on which it applies")
    .action((options: StandingOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const from = dayOption(options.from);
        if (from === undefined) return;
        const asked = { ...askedFrom(options), match: matchFrom(options), from };
        answer(options, await requestStandingDeviation(app, operator(), id, asked));
      }),
    );

  for (const move of REQUEST_MOVES) moveCommand(deviation, open, move);

  dataOptions(deviation.command("return-expired"))
    .description(
      "end the approvals whose last day has passed and bring their items back; serve does it every hour",
    )
    .option("--json", "one JSON value on standard output")
    .action((options: DataOptions & { readonly json?: boolean }) =>
      withApp(open, options, async (app) => {
        const ended = await returnExpired(app);
        if (options.json) return printJson({ ended });
        printLines([`${ended} ended or brought back.`]);
      }),
    );

  const risk = program.command("risk").description("the acceptance of a risk");
  evidenceOption(systemOptions(risk.command("accept <id>")))
    .description("ask an approver to accept what remains of an item's risk until a day")
    .requiredOption("--residual <rating>", "the risk that remains")
    .requiredOption("--until <day>", "the last day; then the item comes back by itself")
    .requiredOption("--reason <text>", "why")
    .option("--attach <name...>", "names of the documents that go along")
    .action((poamId: string, options: AcceptOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const { residual: rating, reason: rationale, attach = [], until } = options;
        const claim = { type: "risk acceptance", rating, rationale, attach, until };
        const asked = { ...askedFrom({ ...options, ...claim }), ...(await givenEvidence(options.evidence)) };
        answer(options, await requestDeviation(app, operator(), { systemId, poamId }, asked));
      }),
    );
};

const MOVE_WORDS: Readonly<Record<RequestMove, string>> = {
  approve: "approve a request of another person",
  reject: "reject a request of another person",
  withdraw: "take a request back",
  revoke: "end an approval and take its effects back",
  review: "record a look at an approved deviation, and the next one",
};

const moveCommand = (deviation: Command, open: OpenApp, move: RequestMove): void => {
  const command = systemOptions(deviation.command(`${move} <request>`))
    .description(MOVE_WORDS[move])
    .requiredOption("--reason <text>", "why, for the history");
  if (move === "approve")
    command.option("--until <day>", "the last day; that which was asked for when absent");
  if (move === "approve" || move === "review")
    command.option("--review-on <day>", "the day on which it is looked at again");
  command.action((name: string, options: MoveOptions) =>
    withApp(open, options, async (app: App) => {
      const { id: systemId } = await resolveSystem(app, operator(), options.system);
      const { id: deviationId } = await findRequest(app, operator(), systemId, name);
      const order = {
        move,
        reason: options.reason,
        expiresOn: dayOption(options.until),
        reviewOn: dayOption(options.reviewOn),
      };
      answer(options, await decideDeviation(app, operator(), { systemId, deviationId }, order));
    }),
  );
};

const askedFrom = (options: Omit<RequestOptions, "system" | "data">) => ({
  claim: claimFrom(options),
  rationale: options.rationale,
  until: dayOption(options.until),
});

const matchFrom = ({ finding, cve, package: purl, asset }: StandingOptions) => {
  const at = finding?.indexOf(":") ?? -1;
  return {
    detector: finding === undefined ? null : finding.slice(0, Math.max(at, 0)) || null,
    sourceIdentifier: finding === undefined ? null : finding.slice(at + 1) || null,
    cve: cve ?? null,
    package: purl ?? null,
    asset: asset ?? null,
  };
};

const answer = (
  { json }: { readonly json?: boolean },
  request: Awaited<ReturnType<typeof findRequest>>,
): void => {
  if (json) return printJson(deviationRow(request));
  printLines([deviationLine(request)]);
};
