import { ApiProblem } from "../../api/call.ts";
import type { Import } from "../../api/generated.ts";

type Answer = { readonly code?: string; readonly title?: string; readonly detail?: string };

const refusalOf = (status: number, text: string): ApiProblem => {
  const words = `The server answered ${status}. Try again; if it stays, tell your administrator.`;
  try {
    const body = JSON.parse(text) as Answer;
    return new ApiProblem(
      status,
      body.code ?? "unknown",
      body.title ?? "The file was not taken",
      body.detail ?? words,
    );
  } catch {
    return new ApiProblem(status, "unknown", "The file was not taken", words);
  }
};

/**
 * Sends one file to `uploadImport` and tells how far it is (`sent` of `file.size` bytes). It stands beside the
 * generated client because `fetch` cannot tell the progress of what it sends. Aborts with the signal.
 */
export const sendFile = (
  systemId: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<Import> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ fileName: file.name });
    request.open("POST", `/api/systems/${encodeURIComponent(systemId)}/imports?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      if (request.status < 200 || request.status > 299) {
        reject(refusalOf(request.status, request.responseText));
        return;
      }
      resolve(JSON.parse(request.responseText) as Import);
    });
    request.addEventListener("error", () => reject(new TypeError("The connection was lost.")));
    request.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
