/** Writes docs/checks.md from the registry of readiness checks. */
import { writeFileSync } from "node:fs";
import { checksSource } from "./checks-source.ts";

writeFileSync(new URL("../docs/checks.md", import.meta.url), checksSource());
