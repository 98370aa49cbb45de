import { idsOf, refusalOf, valueOf } from "./answer.ts";
import { sendBytes } from "./send-bytes.ts";
import { isLarge, sendPieces } from "./send-pieces.ts";

/** How a file goes to the server. */
export type Parcel = {
  readonly systemId: string;
  readonly file: File;
  /** `single`: a preview is made at once if the file is one report. `later`: a batch takes it up. */
  readonly preview: "single" | "later";
  readonly onProgress: (sent: number) => void;
  /** The connection is lost, and it is tried again; or it is back. */
  readonly onWaiting: (waiting: boolean) => void;
  readonly signal: AbortSignal;
};

/**
 * Sends one file, a large one in pieces that go on where they were cut off. Resolves with the ids of the imports: of an
 * archive there are several.
 */
export const sendFile = async (parcel: Parcel): Promise<readonly string[]> => {
  if (isLarge(parcel.file)) return sendPieces(parcel);
  const { systemId, file, preview, onProgress, signal } = parcel;
  const query = new URLSearchParams({ fileName: file.name, preview });
  const url = `/api/systems/${encodeURIComponent(systemId)}/imports?${query}`;
  const { status, body } = await sendBytes({ method: "POST", url, bytes: file, onProgress, signal });
  const ids = status === 202 ? idsOf(valueOf(body)) : [];
  if (ids.length === 0) throw refusalOf(status, body);
  return ids;
};
