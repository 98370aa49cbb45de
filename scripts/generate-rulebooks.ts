/** Writes docs/rulebooks.md from the rulebooks. */
import { writeFileSync } from "node:fs";
import { rulebooksSource } from "./rulebooks-source.ts";

writeFileSync(new URL("../docs/rulebooks.md", import.meta.url), rulebooksSource());
