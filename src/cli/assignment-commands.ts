import { Option, type Command } from "commander";
import { assignItems, previewAssignment } from "#app/milestone/assign-items.ts";
import {
  addAssignmentRule,
  endAssignmentRule,
  listAssignmentRules,
} from "#app/milestone/assignment-rules.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { ASSIGNMENT_MATCHES, type AssignmentMatch } from "#domain/milestone/assignment-rule.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { ofSystem, ownerFrom, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type AddOptions = SystemOptions & {
  readonly match: AssignmentMatch;
  readonly pattern: string;
  readonly owner?: string;
  readonly team?: string;
};

/** Rules by which new items get an owner and a team. */
export const assignmentCommands = (program: Command, open: OpenApp): void => {
  const assignment = program
    .command("assignment")
    .description("rules by which items get an owner and a team");
  ofSystem(assignment.command("list"))
    .description("the rules in the order in which they are asked")
    .action((options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const rules = await listAssignmentRules(app, operator(), id);
        if (options.json) return printJson(rules);
        printTable(
          ["ID", "MATCHES", "PATTERN", "OWNER", "TEAM"],
          rules.map((rule) => [rule.id, rule.match, rule.pattern, rule.owner ?? "", rule.team ?? ""]),
        );
      }),
    );

  ofSystem(assignment.command("add"))
    .description("add a rule after the others; it speaks of items to come")
    .addOption(
      new Option("--match <what>", "what of an item is looked at")
        .choices(ASSIGNMENT_MATCHES)
        .makeOptionMandatory(),
    )
    .requiredOption("--pattern <text>", "what it has to be; * stands for any letters")
    .option("--owner <email>", "the member of the system who gets the items")
    .option("--team <name>", "the team that gets them")
    .action((options: AddOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const id = await addAssignmentRule(app, operator(), systemId, {
          match: options.match,
          pattern: options.pattern,
          ownerId: await ownerFrom(app, systemId, options.owner),
          team: options.team ?? null,
        });
        if (options.json) return printJson({ id });
        printLines([`Rule ${id} holds from now on.`]);
      }),
    );

  ofSystem(assignment.command("end <id>"))
    .description("end a rule; owners that it gave stay")
    .action((ruleId: string, options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        await endAssignmentRule(app, operator(), { systemId, ruleId });
        if (options.json) return printJson({ id: ruleId });
        printLines(["The rule has ended."]);
      }),
    );

  ofSystem(assignment.command("apply"))
    .description("give the items that have none an owner and a team by the rules")
    .option("--preview", "only show what would be given")
    .action((options: SystemOptions & { readonly preview?: boolean }) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const give = options.preview ? previewAssignment : assignItems;
        const given = await give(app, operator(), id);
        if (options.json) return printJson(given);
        printTable(
          ["ITEM", "OWNER", "TEAM", "BECAUSE"],
          given.map((item) => [item.poamId, item.owner ?? "", item.team ?? "", item.because]),
        );
      }),
    );
};
