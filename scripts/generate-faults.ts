/** Writes docs/faults.md from the closed list of faults. */
import { writeFileSync } from "node:fs";
import { faultsSource } from "./faults-source.ts";

writeFileSync(new URL("../docs/faults.md", import.meta.url), faultsSource());
