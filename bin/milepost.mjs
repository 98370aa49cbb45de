#!/usr/bin/env node
// Runs the command line on the pinned Node, whatever the host has.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const node = createRequire(import.meta.url).resolve("node/bin/node");
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const { status, signal } = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = signal ? 1 : (status ?? 1);
