import { basename } from "node:path";
import { openFile } from "./open-file.ts";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Pieces of evidence as a person names them: what looks like an id is one (a file of such a name is given with its
 * folder), everything else is the path of a file. Throws `input.unreadable-file` before anything is done.
 */
export const givenEvidence = async (given: readonly string[] = []) => {
  const evidenceIds = given.filter((one) => ID.test(one)).map((id) => id.toLowerCase());
  const evidenceFiles = [];
  for (const path of given.filter((one) => !ID.test(one)))
    evidenceFiles.push({ fileName: basename(path), open: await openFile(path) });
  return { evidenceIds, evidenceFiles };
};
