import { runCommandLine } from "../../src/cli/program.ts";
import { doors } from "../../src/doors.ts";
import type { Answer } from "./command-line.ts";

// The program in a process that is kept for the next command, which it runs as `src/main.ts` does: asked over the channel to
// whoever started it, it answers with the exit code and what the command wrote.

let written = { stdout: "", stderr: "" };
for (const name of ["stdout", "stderr"] as const)
  process[name].write = (chunk: string | Uint8Array) => {
    written[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    return true;
  };

const run = async (args: readonly string[]): Promise<Answer> => {
  written = { stdout: "", stderr: "" };
  const code = await runCommandLine(args, doors);
  // What a command left to be asked by a signal belongs to a process of its own.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeAllListeners(signal);
  return { code, out: written.stdout, err: written.stderr };
};

process.on("message", (args: readonly string[]) => {
  void run(args).then((answer) => process.send?.(answer));
});
