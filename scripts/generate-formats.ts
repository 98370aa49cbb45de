/**
 * Writes docs/formats.md. With a folder of sample files (`--samples DIR`) and the output of bench/readers.ts (`--speed FILE`)
 * it brings docs/formats.json up to date first.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { countSamples, formatFigures, type SpeedFigures } from "./format-figures.ts";
import { formatsSource } from "./formats-source.ts";

type Measured = SpeedFigures & { readonly format: string };

const { values } = parseArgs({ options: { samples: { type: "string" }, speed: { type: "string" } } });
const { samples, speed } = formatFigures();
const measured = (values.speed === undefined ? "" : readFileSync(values.speed, "utf8"))
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Measured)
  .map(({ format, megabytesPerSecond, recordsPerSecond }) => [
    format,
    { megabytesPerSecond, recordsPerSecond },
  ]);
const figures = {
  samples: values.samples === undefined ? samples : await countSamples(pathToFileURL(`${values.samples}/`)),
  speed: { ...speed, ...(Object.fromEntries(measured) as Record<string, SpeedFigures>) },
};
writeFileSync(new URL("../docs/formats.json", import.meta.url), `${JSON.stringify(figures, null, 2)}\n`);
writeFileSync(new URL("../docs/formats.md", import.meta.url), formatsSource());
