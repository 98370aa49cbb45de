import { tokensOf, type Token } from "./tokens.ts";

/** Where a pattern of tokens stands; a function decides one place. */
const has = (tokens: readonly Token[], ...pattern: readonly string[]): boolean =>
  tokens.some((_, at) =>
    pattern.every((text, offset) => {
      const token = tokens[at + offset];
      return token !== undefined && token.kind !== "string" && token.text === text;
    }),
  );

const word = (tokens: readonly Token[], text: string): number[] =>
  [...tokens.keys()].filter(
    (at) => tokens[at]?.kind === "word" && tokens[at]?.text === text && tokens[at - 1]?.text !== ".",
  );

/** What in a source breaks the house rules (DESIGN.md 4): no `any`, no default export, nothing that must be compiled. */
export const styleOf = (source: string): string[] => {
  const tokens = tokensOf(source);
  const wrong: string[] = [];
  const anys = word(tokens, "any").filter((at) => ![":", "(", "?"].includes(tokens[at + 1]?.text ?? ""));
  if (anys.length > 0 || has(tokens, ":", "any", "?")) wrong.push("the type any");
  if (has(tokens, "export", "default") || has(tokens, "as", "default")) wrong.push("a default export");
  const typed = (keyword: string): boolean =>
    word(tokens, keyword).some((at) => tokens[at + 1]?.kind === "word" && tokens[at + 2]?.text === "{");
  if (typed("enum")) wrong.push("an enum");
  if (typed("namespace")) wrong.push("a namespace");
  return wrong;
};

const IMPURE: ReadonlyArray<readonly string[]> = [
  ["Date", ".", "now"],
  ["new", "Date", "(", ")"],
  ["new", "Date", ";"],
  ["Temporal", ".", "Now"],
  ["Math", ".", "random"],
  ["process", "."],
  ["crypto", "."],
  ["performance", "."],
  ["globalThis"],
  ["setTimeout"],
  ["setInterval"],
  ["fetch", "("],
  ["console", "."],
];

/** What in a source depends on more than its arguments. */
export const impuritiesOf = (source: string): string[] => {
  const tokens = tokensOf(source);
  return IMPURE.filter((pattern) => has(tokens, ...pattern)).map((pattern) => pattern.join(""));
};

export const linesOf = (source: string): number => source.replace(/\n$/, "").split("\n").length;
