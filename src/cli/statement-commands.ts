import { Option, type Command } from "commander";
import { addPlanStatement, listPlanStatements, updatePlanStatement } from "#app/milestone/plan-statements.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { STATEMENT_CATEGORIES, type StatementCategory } from "#domain/milestone/plan-statement.ts";
import { printJson, printLines, printTable } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

type AddOptions = SystemOptions & {
  readonly category: StatementCategory;
  readonly title: string;
  readonly text: string;
};

/** The organization's library of words for plans, mitigations and milestones. */
export const statementCommands = (program: Command, open: OpenApp): void => {
  const statement = program
    .command("statement")
    .description("the library of words for plans, mitigations and milestones");
  ofSystem(statement.command("list"))
    .description("the library of the system's organization")
    .action((options: SystemOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const all = await listPlanStatements(app, operator(), id);
        if (options.json) return printJson(all);
        printTable(
          ["ID", "CATEGORY", "IN USE", "TITLE", "STATEMENT"],
          all.map((one) => [one.id, one.category, one.active ? "yes" : "no", one.title, one.statement]),
        );
      }),
    );

  ofSystem(statement.command("add"))
    .description("add a statement, for all systems of the organization")
    .addOption(
      new Option("--category <category>", "into which text it is put")
        .choices(STATEMENT_CATEGORIES)
        .makeOptionMandatory(),
    )
    .requiredOption("--title <title>", "what it is found by")
    .requiredOption("--text <text>", "the words")
    .action((options: AddOptions) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const given = { category: options.category, title: options.title, statement: options.text };
        const id = await addPlanStatement(app, operator(), systemId, given);
        if (options.json) return printJson({ id });
        printLines([`"${options.title}" stands in the library.`]);
      }),
    );

  for (const [name, active] of [
    ["retire", false],
    ["take-up", true],
  ] as const)
    ofSystem(statement.command(`${name} <id>`))
      .description(active ? "offer a retired statement again" : "offer a statement no more")
      .action((statementId: string, options: SystemOptions) =>
        withApp(open, options, async (app) => {
          const { id: systemId } = await resolveSystem(app, operator(), options.system);
          await updatePlanStatement(app, operator(), { systemId, statementId }, { active });
          if (options.json) return printJson({ id: statementId, active });
          printLines([active ? "The statement is offered again." : "The statement is retired."]);
        }),
      );
};
