/** A refusal by the server: RFC 9457 problem details. `code` names the fault, `message` is for the person. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;

  constructor(status: number, code: string, title: string, detail: string) {
    super(detail);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.title = title;
  }
}

export type CallOptions = { readonly signal?: AbortSignal };
type Input = { readonly path?: object; readonly query?: object; readonly body?: unknown };

const urlOf = (template: string, input: Input): string => {
  const values = new Map(Object.entries(input.path ?? {}));
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
};

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const fallback = `The server answered ${response.status}. Try again; if it stays, tell your administrator.`;
  try {
    const body = (await response.json()) as { code?: string; title?: string; detail?: string };
    return new ApiProblem(
      response.status,
      body.code ?? "unknown",
      body.title ?? "Request failed",
      body.detail ?? fallback,
    );
  } catch {
    return new ApiProblem(response.status, "unknown", "Request failed", fallback);
  }
};

/** One API call. Rejects with `ApiProblem` when the server refuses, with `TypeError` when it cannot be reached. */
export const call = async <T>(
  method: string,
  template: string,
  kind: "json" | "file" | "none",
  input: Input,
  options?: CallOptions,
): Promise<T> => {
  const binary = input.body instanceof Blob;
  const response = await fetch(urlOf(template, input), {
    method,
    credentials: "same-origin",
    signal: options?.signal ?? null,
    ...(input.body === undefined
      ? {}
      : {
          headers: { "content-type": binary ? "application/octet-stream" : "application/json" },
          body: input.body instanceof Blob ? input.body : JSON.stringify(input.body),
        }),
  });
  if (!response.ok) throw await problemOf(response);
  if (kind === "json") return (await response.json()) as T;
  return (kind === "file" ? await fileOf(response) : undefined) as T;
};

/** The download under the name that the server gives it. */
const fileOf = async (response: Response): Promise<File> => {
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  return new File([await response.blob()], name ?? "download");
};
