import type { Command } from "commander";
import { adoptIntakePolicy, readIntakePolicy, tryIntakePolicy } from "#app/retell/intake-policy.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import { intakePolicyFrom, type IntakePolicy } from "#domain/intake-policy.ts";
import { differenceLines } from "./difference-lines.ts";
import { printJson, printLines } from "./output.ts";
import { withProgress } from "./with-progress.ts";
import { dataOptions, operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type PolicyOptions = DataOptions & { readonly system: string; readonly json?: boolean };
type ChangeOptions = PolicyOptions & { readonly set: readonly string[]; readonly reason?: string };

const linesOf = (policy: IntakePolicy): string[] =>
  Object.entries(policy).map(([field, value]) => `${field} = ${value}`);

/** The rules laboratory: how a system turns scans into findings and items. */
export const policyCommands = (program: Command, open: OpenApp): void => {
  const policy = program.command("policy").description("how a system turns scans into findings and items");
  dataOptions(policy.command("show"))
    .description("the policy in force")
    .requiredOption("--system <name>", "the system, by name or id")
    .option("--json", "one JSON value on standard output")
    .action((options: PolicyOptions) =>
      withApp(open, options, async (app) => {
        const { id } = await resolveSystem(app, operator(), options.system);
        const present = await readIntakePolicy(app, operator(), id);
        if (options.json) return printJson(present);
        printLines(linesOf(present));
      }),
    );

  for (const adopt of [false, true]) {
    dataOptions(policy.command(adopt ? "adopt" : "try"))
      .description(
        adopt
          ? "tell the ledger anew under other rules, and keep them"
          : "what other rules would make of the stored imports; nothing is changed",
      )
      .requiredOption("--system <name>", "the system, by name or id")
      .requiredOption("--set <field=value...>", "what is to be otherwise, such as grouping=cve cleanScans=2")
      .option("--reason <text>", "why, for the audit trail")
      .option("--json", "one JSON value on standard output")
      .action((options: ChangeOptions) =>
        withApp(open, options, async (app) => {
          const { id } = await resolveSystem(app, operator(), options.system);
          const wanted = intakePolicyFrom(await readIntakePolicy(app, operator(), id), options.set);
          const tried = await withProgress("rules", async (follow) => {
            const shown = await tryIntakePolicy(app, operator(), id, wanted, follow);
            const adoption = { policy: wanted, revision: shown.revision, reason: options.reason ?? "" };
            if (adopt) await adoptIntakePolicy(app, operator(), id, adoption, follow);
            return shown;
          });
          if (options.json) return printJson({ policy: wanted, adopted: adopt, ...tried.difference });
          printLines([
            adopt ? "These rules hold now:" : "Under these rules (nothing changed):",
            ...linesOf(wanted).map((line) => `  ${line}`),
            ...differenceLines(tried.difference),
          ]);
        }),
      );
  }
};
