import { spawn } from "node:child_process";
import { globSync } from "node:fs";

// Runs the tests that need no database: two processes side by side with many files each, because starting a process per
// file costs more than most of the tests; then those that measure memory, each in a process of its own.
const REPORTS = "tests/reports/**/*.test.ts";
const MEMORY = "tests/reports/**/*memory*.test.ts";
const OTHERS = [
  "tests/architecture.test.ts",
  "tests/{architecture,docs,documents,domain,oscal,rulebooks}/**/*.test.ts",
];

const run = (files: readonly string[], isolation: "none" | "process"): Promise<number> =>
  new Promise((resolve) => {
    const args = ["--test", `--test-isolation=${isolation}`, "--test-concurrency=1", ...files];
    const child = spawn(process.execPath, args, { stdio: "inherit" });
    child.on("exit", (code) => resolve(code ?? 1));
  });

const memory = globSync(MEMORY);
const reports = globSync(REPORTS).filter((file) => !memory.includes(file));
const codes = await Promise.all([run(reports, "none"), run(globSync(OTHERS), "none")]);
codes.push(await run(memory, "process"));
process.exitCode = Math.max(...codes);
