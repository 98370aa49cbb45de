import { Fault } from "#domain/fault.ts";

/** A JSON object of a file that nobody vouches for. */
export type Json = Readonly<Record<string, unknown>>;

/** The largest OSCAL file that is read: 64 MiB; NIST's own catalog has some ten. */
export const MAX_OSCAL_BYTES = 64 * 1024 ** 2;

const MODELS = [
  "catalog",
  "profile",
  "component-definition",
  "system-security-plan",
  "assessment-plan",
  "assessment-results",
  "plan-of-action-and-milestones",
] as const;

/**
 * The root object of an OSCAL file in JSON (NIST OSCAL 1.x: one property, named after its model). Throws
 * `document.too-large` and `document.unrecognized`. Memory grows with the file.
 */
export const oscalRoot = (bytes: Uint8Array, model: (typeof MODELS)[number]): Json => {
  if (bytes.length > MAX_OSCAL_BYTES)
    throw new Fault(
      "document.too-large",
      `Expected an OSCAL file of at most ${MAX_OSCAL_BYTES} bytes, found ${bytes.length}. Split it.`,
    );
  const file = parsed(bytes, model);
  if (isRecord(file[model])) return file[model];
  const found = MODELS.find((other) => isRecord(file[other]));
  throw unrecognized(model, found === undefined ? "no OSCAL model" : `an OSCAL ${found}`);
};

const parsed = (bytes: Uint8Array, model: string): Json => {
  try {
    return record(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown);
  } catch {
    throw unrecognized(model, "no JSON");
  }
};

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const record = (value: unknown): Json => (isRecord(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Trimmed and cut at `longest` characters; empty for what is no text. */
export const text = (value: unknown, longest = 500): string =>
  typeof value === "string" ? value.trim().slice(0, longest) : "";

export const unrecognized = (model: string, found: string): Fault =>
  new Fault(
    "document.unrecognized",
    `Expected an OSCAL ${model} as JSON, found ${found}. Take the JSON form of the ${model}.`,
  );
