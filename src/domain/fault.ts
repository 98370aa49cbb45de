/**
 * The closed list of reasons for which Milepost refuses something.
 *
 * A fault is not a bug: it has a name, it says what was expected, what was found and what to do, and it leaves
 * nothing half done. The HTTP door answers it as problem details with `status`; the command line prints
 * `milepost: <code>: <message>` and exits with 2. Codes are never reused for another meaning.
 */
export const FAULTS = {
  "access.denied": { status: 403, title: "Not allowed" },
  "access.sign-in-required": { status: 401, title: "Sign in first" },
  "access.setup-link-invalid": { status: 403, title: "The one-time link is not valid" },
  "asset.not-found": { status: 404, title: "No such asset" },
  "batch.not-found": { status: 404, title: "No such batch" },
  "bulk-edit.not-found": { status: 404, title: "No such bulk edit" },
  "cmmc.entry-not-found": { status: 404, title: "No such register entry" },
  "cmmc.entry-refused": { status: 409, title: "The register does not take it" },
  "cmmc.results-invalid": { status: 400, title: "The results cannot be taken in" },
  "cmmc.stale": { status: 409, title: "The assessment changed meanwhile" },
  "cmmc.status-refused": { status: 409, title: "The CMMC status cannot be recorded" },
  "cmmc.unknown-requirement": { status: 404, title: "No such CMMC requirement" },
  "database.newer-schema": { status: 503, title: "The database is newer than this program" },
  "database.unreachable": { status: 503, title: "The database cannot be reached" },
  "deviation.illegal-move": { status: 409, title: "The request cannot be decided that way" },
  "deviation.not-found": { status: 404, title: "No such deviation request" },
  "deviation.refused": { status: 409, title: "The deviation cannot be requested" },
  "deviation.same-person": { status: 409, title: "Another person has to decide" },
  "document.malformed": { status: 422, title: "The document cannot be read" },
  "document.too-large": { status: 413, title: "The document is too large" },
  "document.unrecognized": { status: 422, title: "Not a known document" },
  "document.unwritable-format": { status: 400, title: "No such document format" },
  "evidence.not-found": { status: 404, title: "No such evidence" },
  "field.not-found": { status: 404, title: "No such field" },
  "import.cancelled": { status: 409, title: "The import was cancelled" },
  "import.not-appliable": { status: 409, title: "The import cannot be applied" },
  "import.not-found": { status: 404, title: "No such import" },
  "import.not-mappable": { status: 409, title: "The import cannot be mapped" },
  "import.not-undoable": { status: 409, title: "The import cannot be undone" },
  "import.preview-stale": { status: 409, title: "The ledger changed since the preview" },
  "import.unfinished": { status: 500, title: "The import could not be finished" },
  "input.invalid": { status: 400, title: "The input is not valid" },
  "input.unreadable-file": { status: 400, title: "The file cannot be opened" },
  "item.evidence-missing": { status: 409, title: "Evidence is missing" },
  "item.illegal-transition": { status: 409, title: "The item cannot move to that status" },
  "item.incomplete": { status: 409, title: "Parts of the item are missing" },
  "item.not-found": { status: 404, title: "No such POA&M item" },
  "item.same-person": { status: 409, title: "Another person has to verify" },
  "item.stale": { status: 412, title: "The item changed meanwhile" },
  "item.stays-closed": { status: 409, title: "Closed items stay closed" },
  "mapping.columns-missing": { status: 422, title: "The table lacks columns of the mapping" },
  "mapping.invalid": { status: 400, title: "The mapping is not valid" },
  "mapping.not-found": { status: 404, title: "No such mapping" },
  "mapping.stale": { status: 409, title: "The mapping changed meanwhile" },
  "milestone.circle": { status: 409, title: "Something would wait for itself" },
  "milestone.not-found": { status: 404, title: "No such milestone" },
  "milestone.refused": { status: 409, title: "The milestone cannot be changed that way" },
  "policy.stale": { status: 409, title: "The ledger changed since the policy was tried" },
  "report.malformed": { status: 422, title: "The report is not well formed" },
  "report.too-large": { status: 413, title: "The report exceeds a limit" },
  "report.truncated": { status: 422, title: "The report is cut off" },
  "report.unrecognized": { status: 422, title: "Not a known report format" },
  "request.decided": { status: 409, title: "The request is decided already" },
  "request.not-found": { status: 404, title: "No such request" },
  "request.same-person": { status: 409, title: "Another person has to decide" },
  "route.not-found": { status: 404, title: "No such page or resource" },
  "server.exposed-without-administrator": { status: 503, title: "Refused to listen on a public address" },
  "server.port-in-use": { status: 503, title: "The address is in use" },
  "source.missing": { status: 400, title: "The source is missing" },
  "system.exists": { status: 409, title: "A system of that name exists" },
  "system.not-found": { status: 404, title: "No such system" },
  "upload.busy": { status: 409, title: "The upload is being written" },
  "upload.different-bytes": { status: 422, title: "The bytes are not those that were announced" },
  "upload.not-found": { status: 404, title: "No such upload" },
  "upload.wrong-offset": { status: 409, title: "The upload goes on at another byte" },
  "work.cancelled": { status: 409, title: "The work was cancelled" },
} as const satisfies Record<string, { status: number; title: string }>;

export type FaultCode = keyof typeof FAULTS;

/** A named refusal. `message` is one sentence or two for a person: expected, found, what to do. */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Fault";
    this.code = code;
  }
}
