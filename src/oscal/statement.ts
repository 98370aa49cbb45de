import { list, record, text, type Json } from "./json.ts";

const LONGEST = 20_000;
const DEEPEST = 8;
/** OSCAL markup: `{{ insert: param, ac-1_prm_1 }}`. */
const INSERT = /\{\{\s{0,4}insert: param, ([^\s}]{1,200})\s{0,4}\}\}/g;

/** What stands in a control's text for each of its parameters. */
export type Params = ReadonlyMap<string, Json>;

export const paramsOf = (control: Json): Params =>
  new Map(list(control["params"]).map((given) => [text(record(given)["id"]), record(given)]));

/**
 * The statement of a control as lines, each part behind its label and two spaces further in than its parent; parameters
 * stand in brackets under their label. Null where the catalog has none.
 */
export const statementOf = (control: Json, params: Params): string | null => {
  const lines: string[] = [];
  for (const part of list(control["parts"]))
    if (record(part)["name"] === "statement") addPart(record(part), params, 0, lines);
  return lines.length === 0 ? null : lines.join("\n").slice(0, LONGEST);
};

const addPart = (part: Json, params: Params, depth: number, lines: string[]): void => {
  const prose = withParams(text(part["prose"], LONGEST), params, 0);
  const label = labelOf(part);
  const line = [label, prose].filter((word) => word !== "").join(" ");
  if (line !== "") lines.push(`${"  ".repeat(Math.max(0, depth - 1))}${line}`);
  if (depth < DEEPEST)
    for (const inner of list(part["parts"])) addPart(record(inner), params, depth + 1, lines);
};

const withParams = (prose: string, params: Params, depth: number): string =>
  prose.replaceAll(INSERT, (_, id: string) => `[${paramText(id, params, depth)}]`);

const paramText = (id: string, params: Params, depth: number): string => {
  const param = params.get(id);
  if (param === undefined || depth > 2) return id;
  const label = text(param["label"]);
  if (label !== "") return label;
  const choices = list(record(param["select"])["choice"]).map((choice) =>
    withParams(text(choice), params, depth + 1),
  );
  return choices.length === 0 ? id : choices.join("; ");
};

/** The label that people write: not the one padded with zeros, where the catalog has both. */
export const labelOf = (given: Json): string => {
  const labels = list(given["props"])
    .map(record)
    .filter(({ name }) => name === "label");
  const plain = labels.find((prop) => prop["class"] === undefined || prop["class"] === "sp800-53");
  return text((plain ?? labels[0])?.["value"], 100);
};
