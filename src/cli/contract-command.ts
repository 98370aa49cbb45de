import type { Command } from "commander";
import { readContract, setContract } from "#app/evidence/closure-contract.ts";
import { showItem } from "#app/item/show-item.ts";
import { resolveSystem } from "#app/system/read-systems.ts";
import type { ClauseState } from "#domain/closure-contract.ts";
import { printJson, printLines } from "./output.ts";
import { ofSystem, type SystemOptions } from "./plan-options.ts";
import { operator, withApp, type OpenApp } from "./with-app.ts";

/** The condition under which one item may close. */
export const contractCommand = (item: Command, open: OpenApp): void => {
  ofSystem(item.command("contract <id>"))
    .description("the condition under which an item may close")
    .option(
      "--set <clause...>",
      'clauses such as "clean scans=2", evidence=1, attestation=training, milestones; "none" takes it away',
    )
    .action((poamId: string, options: SystemOptions & { readonly set?: readonly string[] }) =>
      withApp(open, options, async (app) => {
        const { id: systemId } = await resolveSystem(app, operator(), options.system);
        const ref = { systemId, poamId };
        if (options.set) {
          const { version } = await showItem(app, operator(), poamId, systemId);
          const given = options.set[0] === "none" ? null : options.set.map(clauseOf);
          await setContract(app, operator(), { ...ref, version }, given);
        }
        const states = await readContract(app, operator(), ref);
        if (options.json) return printJson(states);
        printLines(states.length === 0 ? ["No contract of its own."] : states.map(lineOf));
      }),
    );
};

/** `clean scans=2` as the contract takes it; what does not fit is refused further in. */
const clauseOf = (text: string): unknown => {
  const [clause = "", value = ""] = text.split("=", 2);
  if (clause === "clean scans") return { clause, scans: Number(value) };
  if (clause === "evidence") return { clause, pieces: Number(value) };
  return clause === "attestation" ? { clause, type: value } : { clause };
};

const lineOf = ({ clause, met, found }: ClauseState): string =>
  `${met ? "met    " : "not met"} ${Object.values(clause).join(" ")}: ${found}`;
