import { ApiProblem } from "../../api/call.ts";

/** The ids in a list of imports; empty when the answer is none. */
const idsOf = (body: string): string[] => {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? value.flatMap((one: unknown) => idOf(one) ?? []) : [];
  } catch {
    return [];
  }
};

const idOf = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
    ? value.id
    : undefined;

/** The answer's top-level texts; empty when it is no JSON object. */
const textsOf = (body: string): ReadonlyMap<string, string> => {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null) return new Map();
    return new Map(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return new Map();
  }
};

const refusalOf = (status: number, body: string): ApiProblem => {
  const texts = textsOf(body);
  return new ApiProblem(
    status,
    texts.get("code") ?? "unknown",
    texts.get("title") ?? "The file was not taken",
    texts.get("detail") ?? `The server answered ${status}. Try again; if it stays, tell your administrator.`,
  );
};

/**
 * Sends one file to `uploadImport` and tells how far it is (`sent` of `file.size` bytes). It stands beside the
 * generated client because `fetch` cannot tell the progress of what it sends. Aborts with the signal. Resolves with the
 * ids of the imports: of an archive there are several.
 */
export const sendFile = (
  systemId: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ fileName: file.name });
    request.open("POST", `/api/systems/${encodeURIComponent(systemId)}/imports?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      const ids = request.status === 202 ? idsOf(request.responseText) : [];
      if (ids.length === 0) reject(refusalOf(request.status, request.responseText));
      else resolve(ids);
    });
    request.addEventListener("error", () => reject(new TypeError("The connection was lost.")));
    request.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
