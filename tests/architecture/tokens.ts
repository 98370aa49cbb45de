/** One token of a TypeScript source: a word, a string literal with its value, or a sign. Comments are left out. */
export type Token = { readonly kind: "word" | "string" | "sign"; readonly text: string };

const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
/** Words after which a slash begins a regular expression, although other words end a value. */
const BEFORE_REGEX = new Set([
  "return",
  "typeof",
  "case",
  "in",
  "of",
  "void",
  "yield",
  "await",
  "delete",
  "new",
]);

const endsValue = (token: Token | undefined): boolean => {
  if (token === undefined) return false;
  if (token.kind === "string") return true;
  if (token.kind === "word") return !BEFORE_REGEX.has(token.text);
  return token.text === ")" || token.text === "]" || token.text === "}";
};

/**
 * The tokens of a source without markup (no JSX). The code inside a template literal counts, its text does not.
 * Throws when a character fits nowhere, so that a misread file is never taken for a clean one.
 */
export const tokensOf = (source: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };

  /** Skips a template's text; reads the code in its places. */
  const template = (): void => {
    at += 1;
    while (source[at] !== "`") {
      if (at >= source.length) throw new Error("A template literal is not closed.");
      if (source[at] === "\\") at += 2;
      else if (source.startsWith("${", at)) {
        at += 2;
        code("}");
      } else at += 1;
    }
    at += 1;
    tokens.push({ kind: "string", text: "" });
  };

  /** Reads code up to the closing brace, or to the end of the source. */
  const code = (until: "}" | null): void => {
    let depth = 0;
    while (at < source.length) {
      const character = source[at] ?? "";
      if (/\s/.test(character)) at += 1;
      else if (take(COMMENT) !== null) continue;
      else if (character === "`") template();
      else if (character === "}" && depth === 0 && until === "}") {
        at += 1;
        return;
      } else {
        const quoted = take(STRING);
        const word = quoted === null ? take(WORD) : null;
        if (quoted !== null) tokens.push({ kind: "string", text: quoted.slice(1, -1) });
        else if (word !== null) tokens.push({ kind: "word", text: word });
        else if (take(NUMBER) !== null) tokens.push({ kind: "string", text: "" });
        else if (character === "/" && !endsValue(tokens.at(-1)) && take(REGEX) !== null)
          tokens.push({ kind: "string", text: "" });
        else if (/[!-/:-@[-^{-~]/.test(character)) {
          depth += character === "{" ? 1 : character === "}" ? -1 : 0;
          tokens.push({ kind: "sign", text: character });
          at += 1;
        } else throw new Error(`The character ${JSON.stringify(character)} at ${at} fits nowhere.`);
      }
    }
    if (until !== null) throw new Error("A place in a template literal is not closed.");
  };

  if (source.startsWith("#!")) at = source.indexOf("\n");
  code(null);
  return tokens;
};
