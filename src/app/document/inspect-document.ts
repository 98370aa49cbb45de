import { inspectDocument, type DocumentSummary } from "#documents/inspect.ts";

/** What a POA&M document holds, in counts. Throws the document floor's faults. */
export const inspectPoamDocument = (bytes: Uint8Array): Promise<DocumentSummary> => inspectDocument(bytes);
