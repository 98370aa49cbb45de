import { setTimeout as sleep } from "node:timers/promises";
import { runCommandLine } from "./cli/program.ts";
import { doors } from "./doors.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), doors);
// Output that is still on its way is written; timers of libraries do not hold the process.
await sleep(0);
