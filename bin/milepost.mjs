#!/usr/bin/env node
// Runs the command line on the pinned Node, whatever the host has.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const node = createRequire(import.meta.url).resolve("node/bin/node");
const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));
// Compiled code is kept beside the program, never in a folder that others may write to; where it cannot be, nothing is kept.
const env = { NODE_COMPILE_CACHE: fileOf("../node_modules/.cache/compiled"), ...process.env };
const child = spawn(node, [fileOf("../src/main.ts"), ...process.argv.slice(2)], { stdio: "inherit", env });

// A terminal sends an interrupt to both; what is sent to this process alone is passed on.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", ({ message }) => {
  process.stderr.write(`milepost: internal: The pinned Node does not start: ${message}. Run npm ci again.\n`);
  process.exitCode = 1;
});
child.on("exit", (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1;
});
