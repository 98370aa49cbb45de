import { DOCUMENT_FORMATS } from "#documents/index.ts";
import { documentContract } from "./contract.ts";

for (const format of DOCUMENT_FORMATS) {
  for (const version of format.writableVersions) documentContract(format, version);
}
