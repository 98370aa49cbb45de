export type Answer = { readonly status: number; readonly body: string };

export type Sending = {
  readonly method: "POST" | "PUT";
  readonly url: string;
  readonly bytes: Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Sends bytes and tells how far it is. It stands beside the generated client because `fetch` cannot tell the progress of
 * what it sends. Rejects with `TypeError` when the connection is lost and with `AbortError` when the signal says so.
 */
export const sendBytes = ({ method, url, bytes, headers, onProgress, signal }: Sending): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader("content-type", "application/octet-stream");
    for (const [name, value] of Object.entries(headers ?? {})) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => resolve({ status: request.status, body: request.responseText }));
    request.addEventListener("error", () => reject(new TypeError("The connection was lost.")));
    request.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    const abort = (): void => request.abort();
    signal.addEventListener("abort", abort, { once: true });
    request.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    request.send(bytes);
  });
