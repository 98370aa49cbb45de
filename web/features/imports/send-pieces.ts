import { beginUpload, dropUpload, readUpload, type Upload } from "../../api/api.generated.ts";
import { ApiProblem } from "../../api/call.ts";
import { isFault } from "../../components/fault.ts";
import { idsOf, refusalOf, valueOf } from "./answer.ts";
import { begunUploads } from "./begun-uploads.ts";
import { sendBytes } from "./send-bytes.ts";
import type { Parcel } from "./send-file.ts";

const MEBI = 1024 * 1024;
const LARGE = 64 * MEBI;
const PIECE = 16 * MEBI;

/** A number in session storage takes the place of both sizes, so that small files can be tried this way too. */
const size = (usual: number): number => Number(sessionStorage.getItem("milepost-piece-bytes")) || usual;

export const isLarge = (file: File): boolean => file.size > size(LARGE);

/**
 * Sends a file in pieces. After a lost connection it goes on by itself, as long as it takes; when the same file is sent
 * again after the page was loaded anew, it goes on too. The signal ends it and drops what was sent.
 */
export const sendPieces = async (parcel: Parcel): Promise<readonly string[]> => {
  const begun = begunUploads(parcel.systemId, parcel.file);
  try {
    const ids = await send(parcel, begun);
    begun.forget();
    return ids;
  } catch (error) {
    const id = begun.id();
    if (parcel.signal.aborted && id !== null)
      await dropUpload({ path: { uploadId: id } }).catch(() => undefined);
    // Whoever signs in again and sends the file again goes on.
    if (!isFault(error, "access.sign-in-required")) begun.forget();
    throw error;
  }
};

const send = async (parcel: Parcel, begun: ReturnType<typeof begunUploads>): Promise<readonly string[]> => {
  for (let failures = 0; ;) {
    try {
      const upload = await present(parcel, begun);
      parcel.onWaiting(false);
      parcel.onProgress(upload.received);
      if (upload.imports !== null) return upload.imports.map(({ id }) => id);
      const ids = await sendFrom(parcel, upload);
      if (ids !== null) return ids;
      failures = 0;
    } catch (error) {
      if (parcel.signal.aborted || !passes(error)) throw error;
      parcel.onWaiting(true);
      failures += 1;
      await pause(Math.min(15_000, 500 * 2 ** failures), parcel.signal);
    }
  }
};

/** The upload that was begun for this very file, or a new one. */
const present = async (
  { systemId, file, signal }: Parcel,
  begun: ReturnType<typeof begunUploads>,
): Promise<Upload> => {
  const known = begun.id();
  if (known !== null) {
    try {
      const upload = await readUpload({ path: { uploadId: known } }, { signal });
      if (upload.bytes === file.size) return upload;
    } catch (error) {
      if (!isFault(error, "upload.not-found")) throw error;
    }
  }
  const body = { fileName: file.name, bytes: file.size };
  const upload = await beginUpload({ path: { systemId }, body }, { signal });
  begun.remember(upload.id);
  return upload;
};

/** Sends piece after piece; the ids of the imports after the last one, null when the server knows another place. */
const sendFrom = async (parcel: Parcel, upload: Upload): Promise<readonly string[] | null> => {
  const { file, preview, signal } = parcel;
  for (let at = upload.received; ;) {
    const end = Math.min(file.size, at + size(PIECE));
    const start = at;
    const { status, body } = await sendBytes({
      method: "PUT",
      url: `/api/uploads/${upload.id}?preview=${preview}`,
      bytes: file.slice(start, end),
      headers: { "upload-offset": String(start) },
      onProgress: (sent) => parcel.onProgress(start + sent),
      signal,
    });
    if (status !== 200) {
      const refusal = refusalOf(status, body);
      if (refusal.code === "upload.wrong-offset") return null;
      throw refusal;
    }
    const value = valueOf(body);
    if (!("received" in value)) throw refusalOf(status, body);
    if (Array.isArray(value.imports)) return idsOf(value.imports);
    if (value.received !== end) return null;
    at = end;
  }
};

/** What is over after a while: a lost connection, a piece that is still being written, a server that starts anew. */
const passes = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof ApiProblem && (error.code === "upload.busy" || error.status >= 502));

/** Waits, or less when the browser says that the connection is back. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    globalThis.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
