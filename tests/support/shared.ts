import { existsSync, readFileSync } from "node:fs";

/** The folder of real samples beside the checkout; it is not part of the project. */
export const SAMPLES = new URL("../../../shared/samples/", import.meta.url);

/** For `test(…, { skip })`: false when the samples are there, otherwise the reason. */
export const SAMPLES_MISSING: string | false = existsSync(SAMPLES)
  ? false
  : "the shared samples are not beside this checkout";

export const sample = (path: string): Buffer => readFileSync(new URL(path, SAMPLES));

/** A part of what is known of the samples. */
export const expected = (key: string): unknown => {
  const all = JSON.parse(sample("EXPECTED.json").toString("utf8")) as Record<string, unknown>;
  return all[key];
};
