import { writeFile } from "node:fs/promises";
import { Fault } from "#domain/fault.ts";

/** Writes a document to a place that a person named. Throws `input.unreadable-file` when it cannot be written. */
export const writeOut = (path: string, bytes: Uint8Array): Promise<void> =>
  writeFile(path, bytes).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Fault(
      "input.unreadable-file",
      `Expected a place to write at ${path}, found: ${why}. Choose another.`,
    );
  });
