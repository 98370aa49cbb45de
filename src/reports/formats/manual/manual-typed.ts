import { calendarDate } from "#domain/calendar.ts";
import { SOURCE_KINDS } from "#domain/finding-source.ts";
import { ASSET_KINDS } from "#domain/reading.ts";
import { RISK_RATINGS } from "#domain/risk-rating.ts";
import { typedIdentifier, type TypedFinding } from "#domain/typed-finding.ts";
import { textAt, textsAt } from "../../json/json-fields.ts";

/** The finding of a whole file that `manualFile` wrote, as it was typed; null for any other file. */
export const manualTyped = (bytes: Buffer): TypedFinding | null => {
  const file = parsed(bytes);
  const records: readonly unknown[] = Array.isArray(file?.["findings"]) ? file["findings"] : [];
  const [first] = records;
  const kind = SOURCE_KINDS.find((known) => known === textAt(file, "source", "kind"));
  const reference = textAt(file, "source", "reference");
  const foundOn = calendarDate(textAt(file, "foundOn") ?? "");
  const name = textAt(first, "name");
  const severity = RISK_RATINGS.find((known) => known === textAt(first, "severity"));
  if (kind === undefined || reference === null || foundOn === null || name === null || severity === undefined)
    return null;
  const source = { kind, reference };
  const identifier = textAt(first, "sourceIdentifier") ?? "";
  const named = identifier === typedIdentifier({ source, sourceIdentifier: null, name });
  return {
    source,
    foundOn,
    kind: textAt(first, "kind") === "configuration" ? "configuration" : "vulnerability",
    sourceIdentifier: named ? null : identifier.slice(`${reference}: `.length),
    name,
    description: textAt(first, "description") ?? "",
    severity,
    assets: records.flatMap((record) => {
      const asset = textAt(record, "asset", "identifier");
      const known = ASSET_KINDS.find((each) => each === textAt(record, "asset", "kind"));
      return asset === null || known === undefined ? [] : [{ kind: known, identifier: asset }];
    }),
    location: textAt(first, "location") ?? "",
    cves: textsAt(first, "cves"),
    controls: textsAt(first, "controls"),
    solution: textAt(first, "solution"),
    evidence: textAt(first, "evidence"),
    ...(file?.["draft"] === true ? { draft: true } : {}),
  };
};

const parsed = (bytes: Buffer): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
