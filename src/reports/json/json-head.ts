import { Fault } from "#domain/fault.ts";
import { jsonFeed, type JsonPath } from "./json-feed.ts";
import type { JsonKind } from "./json-scanner.ts";
import { DEFAULT_REPORT_LIMITS } from "../report-limits.ts";
import { utf8ValidLength } from "../parts/utf8.ts";

/** What the beginning of a JSON file shows of a value. */
export type JsonHead = {
  readonly kind: JsonKind;
  /** A text, number or truth value; null for lists, and for a text that is cut. */
  readonly value: string | number | boolean | null;
  /** Members of an object that were seen so far, by name. */
  readonly members: ReadonlyMap<string, JsonHead>;
  /** The first element of an array. */
  readonly first: JsonHead | null;
};

type Growing = {
  kind: JsonKind;
  value: string | number | boolean | null;
  members: Map<string, Growing>;
  first: Growing | null;
};

/** Values deeper than this are not looked at. */
const DEPTH = 6;

const seen = new WeakMap<Uint8Array, { readonly head: JsonHead | null }>();

/**
 * The shape of JSON as far as the first bytes of a file show it, wherever they are cut; null when they do not begin like
 * an object or an array. Never throws. Of arrays only the first element is looked at. Many formats ask of the same
 * bytes, so the answer is kept as long as the bytes are; they must not change.
 */
export const jsonHead = (head: Uint8Array): JsonHead | null => {
  const known = seen.get(head);
  if (known !== undefined) return known.head;
  const answer = { head: shapeOf(head) };
  seen.set(head, answer);
  return answer.head;
};

/** The value that names (or 0 for the first element) lead to; null when it was not seen. */
export const headAt = (head: JsonHead | null, ...path: readonly (string | 0)[]): JsonHead | null => {
  let at = head;
  for (const step of path) at = (step === 0 ? at?.first : at?.members.get(step)) ?? null;
  return at;
};

const shapeOf = (head: Uint8Array): JsonHead | null => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let root: Growing | null = null;

  const place = (path: JsonPath): Growing | null => {
    let at = root;
    for (const step of path) at = (typeof step === "number" ? at?.first : at?.members.get(step)) ?? null;
    return at;
  };

  const note = (path: JsonPath, kind: JsonKind): void => {
    const value: Growing = { kind, value: null, members: new Map(), first: null };
    const last = path.at(-1);
    const parent = place(path.slice(0, -1));
    if (last === undefined) root = value;
    else if (typeof last === "number" && parent !== null) parent.first = value;
    else if (parent !== null) parent.members.set(String(last), value);
  };

  const feed = jsonFeed(
    (path, kind) => {
      const last = path.at(-1);
      if (path.length >= DEPTH || (typeof last === "number" && last > 0)) return "skip";
      note(path, kind);
      return "enter";
    },
    DEFAULT_REPORT_LIMITS,
    false,
  );
  try {
    feed.write(bytes.subarray(start, utf8ValidLength(bytes)), start);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
  for (const { path, value } of feed.take()) {
    const at = place(path);
    if (at !== null && (typeof value === "string" || typeof value === "number" || typeof value === "boolean"))
      at.value = value;
  }
  return listOnly(root);
};

const listOnly = (root: Growing | null): JsonHead | null =>
  root?.kind === "object" || root?.kind === "array" ? root : null;
