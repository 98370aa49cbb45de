import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The folder with official templates and samples, beside the checkout; not everyone has it. */
const SHARED = new URL("../../../shared/", import.meta.url);

/** For `it(…, { skip })`: false when the file is there, otherwise the reason. */
export const skipWithout = (path: string): string | false =>
  existsSync(fileURLToPath(new URL(path, SHARED)))
    ? false
    : `the file shared/${path} is not beside the checkout`;

export const sharedFile = (path: string): Promise<Uint8Array> => readFile(new URL(path, SHARED));
