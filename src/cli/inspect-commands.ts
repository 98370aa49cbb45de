import type { Command } from "commander";
import { inspectPoamDocument } from "#app/document/inspect-document.ts";
import { inspectFile } from "#app/import/inspect-file.ts";
import { MAX_DOCUMENT_BYTES, openFile, readWhole } from "./open-file.ts";
import { printJson, printLines } from "./output.ts";

type JsonOption = { readonly json?: boolean };

/** Files in, answers out, no database. */
export const inspectCommands = (program: Command): void => {
  const report = program.command("report").description("scanner and assessor files");
  report
    .command("inspect <file>")
    .description("what a scanner or assessor file holds")
    .option("--json", "one JSON value on standard output")
    .action(async (file: string, options: JsonOption) => {
      const summary = await inspectFile(await openFile(file));
      if (options.json) return printJson(summary);
      const severities = Object.entries(summary.bySeverity).map(
        ([severity, count]) => `${count} ${severity}`,
      );
      printLines([
        `${summary.tool ?? summary.format} ${summary.toolVersion ?? ""}`.trim(),
        `Scanned    ${summary.scannedAt ?? "not said"}`,
        `Records    ${summary.records}, of which ${summary.actionable} open a weakness (${severities.join(", ")})`,
        `Weaknesses ${summary.weaknesses} on ${summary.assets} assets`,
        `SHA-256    ${summary.sha256}`,
        ...summary.remarks.map((remark) => `Remark     ${remark.code} at ${remark.where}: ${remark.message}`),
      ]);
    });

  const document = program.command("document").description("POA&M documents");
  document
    .command("inspect <file>")
    .description("what a POA&M document holds")
    .option("--json", "one JSON value on standard output")
    .action(async (file: string, options: JsonOption) => {
      const summary = await inspectPoamDocument(await readWhole(file, MAX_DOCUMENT_BYTES));
      if (options.json) return printJson(summary);
      printLines([
        `${summary.format} ${summary.version}, ${summary.system ?? "system not named"}`,
        `Items      ${summary.items}: ${summary.open} open, ${summary.closed} closed, ${summary.configuration} configuration findings`,
        `Milestones ${summary.milestones}`,
        ...summary.remarks.map((remark) => `Remark     ${remark.code} at ${remark.where}: ${remark.message}`),
      ]);
    });
};
