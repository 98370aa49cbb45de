import { asText, fieldAt, listAt, textAt, textsAt, wordAt } from "../../json/json-fields.ts";
import { cwesIn } from "../../parts/word-list.ts";

/** What is kept of a rule (SARIF 2.1.0, section 3.49, reportingDescriptor). */
export type SarifRule = {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly help: string | null;
  readonly helpUri: string | null;
  /** `defaultConfiguration.level`. */
  readonly level: string | null;
  readonly enabled: boolean;
  /** 0 to 10 as text, the property that code scanning services rate by. */
  readonly securitySeverity: string | null;
  readonly cwes: readonly string[];
  /** Texts of messages by id. */
  readonly messages: ReadonlyMap<string, string>;
};

const MESSAGES = 200;

export const sarifRule = (value: unknown): SarifRule | null => {
  const id = textAt(value, "id");
  if (id === null) return null;
  const short = textAt(value, "shortDescription", "text");
  const relationships = listAt(value, "relationships").map((entry) => textAt(entry, "target", "id") ?? "");
  const tags = textsAt(value, "properties", "tags");
  return {
    id,
    name: short ?? textAt(value, "name"),
    description: textAt(value, "fullDescription", "text") ?? short,
    help: textAt(value, "help", "text") ?? textAt(value, "help", "markdown"),
    helpUri: textAt(value, "helpUri"),
    level: textAt(value, "defaultConfiguration", "level"),
    enabled: fieldAt(value, "defaultConfiguration", "enabled") !== false,
    securitySeverity: wordAt(value, "properties", "security-severity"),
    cwes: cwesIn([...tags, ...relationships, ...textsAt(value, "properties", "cwe")].join(" ")),
    messages: messagesOf(fieldAt(value, "messageStrings")),
  };
};

const messagesOf = (value: unknown): ReadonlyMap<string, string> => {
  if (typeof value !== "object" || value === null) return new Map();
  const entries: [string, unknown][] = Object.entries(value);
  return new Map(
    entries.slice(0, MESSAGES).flatMap(([id, message]) => {
      const text = textAt(message, "text");
      return text === null ? [] : [[id, text] as const];
    }),
  );
};

/** The text of a result's message: its own, or the rule's under its id, with the arguments put in (section 3.11). */
export const sarifMessage = (message: unknown, rule: SarifRule | null): string | null => {
  const template =
    textAt(message, "text") ?? rule?.messages.get(textAt(message, "id") ?? "") ?? textAt(message, "markdown");
  const values = listAt(message, "arguments").map((value) => asText(value) ?? "");
  return template === null || values.length === 0
    ? template
    : template.replaceAll(/\{(\d{1,3})\}/g, (whole, at: string) => values[Number(at)] ?? whole);
};
