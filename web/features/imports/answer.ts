import { ApiProblem } from "../../api/call.ts";

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The ids in a list of imports; empty when there is none. */
export const idsOf = (list: unknown): string[] =>
  Array.isArray(list)
    ? list.flatMap((one: unknown) => (isRecord(one) && typeof one["id"] === "string" ? [one["id"]] : []))
    : [];

/** The answer's value; `{}` when it is no JSON object or list. */
export const valueOf = (body: string): Record<string, unknown> | readonly unknown[] => {
  const value = parsed(body);
  return Array.isArray(value) || isRecord(value) ? value : {};
};

/** The refusal that an answer is. */
export const refusalOf = (status: number, body: string): ApiProblem => {
  const value = parsed(body);
  const text = (name: string): string | undefined => {
    const part = isRecord(value) ? value[name] : undefined;
    return typeof part === "string" ? part : undefined;
  };
  return new ApiProblem(
    status,
    text("code") ?? "unknown",
    text("title") ?? "The file was not taken",
    text("detail") ?? `The server answered ${status}. Try again; if it stays, tell your administrator.`,
  );
};
