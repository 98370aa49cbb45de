import { tokensOf, type Token } from "./tokens.ts";

/** What a source imports: the address as written, or null for one that is computed while running. */
export type Import = { readonly from: string | null; readonly typesOnly: boolean };

/** Every import of a source: `import`, `export … from`, `import()`, and imports of a type's kind (`import("x").Y`). */
export const importsOf = (source: string): Import[] => {
  const tokens = tokensOf(source);
  const found: Import[] = [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]?.text;
    if (token.kind !== "word" || before === "." || tokens[index + 1]?.text === ":") continue;
    if (token.text === "import") pushImport(tokens, index, found);
    if (token.text === "export") pushExport(tokens, index, found);
  }
  return found;
};

const pushImport = (tokens: readonly Token[], index: number, found: Import[]): void => {
  const next = tokens[index + 1];
  if (next?.text === ".") return;
  if (next?.text === "(") {
    const argument = tokens[index + 2];
    const plain = argument?.kind === "string" && argument.text !== "" && tokens[index + 3]?.text === ")";
    found.push({ from: plain ? argument.text : null, typesOnly: false });
    return;
  }
  const typesOnly = next?.text === "type" && tokens[index + 2]?.text !== "from";
  const address = tokens.slice(index).find(({ kind }) => kind === "string");
  if (address) found.push({ from: address.text, typesOnly });
};

const pushExport = (tokens: readonly Token[], index: number, found: Import[]): void => {
  const typesOnly = tokens[index + 1]?.text === "type";
  let at = index + (typesOnly ? 2 : 1);
  if (tokens[at]?.text === "*") {
    while (tokens[at] && tokens[at]?.text !== "from") at += 1;
  } else if (tokens[at]?.text === "{") {
    while (tokens[at] && tokens[at]?.text !== "}") at += 1;
    at += 1;
  } else return;
  const address = tokens[at + 1];
  if (tokens[at]?.text === "from" && address?.kind === "string")
    found.push({ from: address.text, typesOnly });
};
