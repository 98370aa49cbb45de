import { Fault } from "#domain/fault.ts";
import { ownText } from "../parts/kept-text.ts";
import { tooLarge, type ReportLimits } from "../report-limits.ts";
import type { XmlElement } from "./xml-element.ts";
import { readXml, type XmlAttributes, type XmlOptions, type XmlVisitor } from "../xml.ts";

/** Byte range in the raw file: start inclusive, end exclusive. */
export type XmlPlace = { readonly byteStart: number; readonly byteEnd: number };

/**
 * What a reader of an XML file made of records wants from it. Names are local; `parents` are the names of the open elements
 * from the root down and is only valid during the call. Elements that are not wanted are only told of by `opened` and
 * `closed`; nothing of them is kept.
 */
export type TreePlan = {
  /** Whether this element is to be collected whole. Not asked inside of one that is. */
  wants(name: string, parents: readonly string[]): boolean;
  /** Elements that are dropped, with everything in them, from what is collected. */
  readonly skips: ReadonlySet<string>;
  /** The names of the raw records: one inside another is refused, since it is unclear whose facts are whose. */
  readonly records: ReadonlySet<string>;
  collected(element: XmlElement, place: XmlPlace, parents: readonly string[]): void;
  opened?(name: string, attributes: XmlAttributes, parents: readonly string[]): void;
  closed?(name: string, parents: readonly string[]): void;
  /** After the root element of a whole file. */
  ended(): void;
};

/**
 * Reads an XML file by collecting one wanted element at a time, and yields what the plan emits. Memory stays within one
 * collected element (`recordLength`), which may be kept without keeping the file alive. Faults as `readXml`.
 */
export const readTree = <Item>(
  bytes: AsyncIterable<Uint8Array>,
  plan: (emit: (item: Item) => void) => TreePlan,
  limits: ReportLimits,
  options?: XmlOptions,
): AsyncGenerator<Item> => {
  const ready: Item[] = [];
  const visitor = treeVisitor(
    plan((item) => {
      ready.push(item);
    }),
    limits,
  );
  return readXml(bytes, { ...visitor, take: () => ready.splice(0) }, limits, options);
};

type OpenElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: (string | XmlElement)[];
  text: string;
};

/** What an element costs beside its text. */
const ELEMENT_COST = 64;

/** Names kept for reuse; a file that has more of them than a format can have pays for each anew. */
const KEPT_NAMES = 5000;

/** The local name of a name as written, kept so that the same name is the same text in memory of its own. */
const localNames = (): ((written: string) => string) => {
  const known = new Map<string, string>();
  return (written) => {
    const before = known.get(written);
    if (before !== undefined) return before;
    const own = ownText(written);
    const local = own.slice(own.indexOf(":") + 1);
    if (known.size < KEPT_NAMES) known.set(own, local);
    return local;
  };
};

/** The engine never makes a part of another text out of one this short, so that it is its own already. */
const SHORT = 12;

const treeVisitor = (plan: TreePlan, limits: ReportLimits): Omit<XmlVisitor<never>, "take"> => {
  const localName = localNames();
  const parents: string[] = [];
  /** The elements that are open within the one that is collected, which is the first; empty when none is. */
  const stack: OpenElement[] = [];
  let byteStart = 0;
  let skipped = 0;
  let held = 0;

  const count = (length: number): void => {
    held += length;
    if (held > limits.recordLength)
      throw tooLarge(limits, "recordLength", `${stack[0]?.name.slice(0, 60)} at byte ${byteStart}`);
  };

  const begin = (name: string, attributes: XmlAttributes): void => {
    const own = new Map<string, string>();
    stack.push({ name, attributes: own, content: [], text: "" });
    count(ELEMENT_COST);
    for (const key in attributes) {
      const value = attributes[key] ?? "";
      count(key.length + value.length + ELEMENT_COST);
      own.set(ownText(key), ownText(value));
    }
  };

  const settleText = (open: OpenElement): void => {
    if (open.text !== "") open.content.push(open.text.length <= SHORT ? open.text : ownText(open.text));
    open.text = "";
  };

  const openInside = (name: string, attributes: XmlAttributes, at: number): void => {
    if (skipped > 0 || plan.skips.has(name)) {
      skipped += 1;
      return;
    }
    if (plan.records.has(name)) throw nestedRecord(name, at);
    const parent = stack.at(-1);
    if (parent !== undefined) settleText(parent);
    begin(name, attributes);
  };

  const closeInside = (byteEnd: number): void => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    const closing = stack.pop();
    if (closing === undefined) return;
    settleText(closing);
    const element = { name: closing.name, attributes: closing.attributes, content: closing.content };
    const parent = stack.at(-1);
    if (parent === undefined) plan.collected(element, { byteStart, byteEnd }, parents);
    else parent.content.push(element);
  };

  return {
    open: (written, attributes, at) => {
      const name = localName(written);
      if (stack.length > 0) openInside(name, attributes, at);
      else if (plan.wants(name, parents)) {
        byteStart = at;
        held = 0;
        begin(name, attributes);
      } else {
        plan.opened?.(name, attributes, parents);
        parents.push(name);
      }
    },
    text: (text) => {
      const open = stack.at(-1);
      if (open === undefined || skipped > 0) return;
      count(text.length);
      open.text += text;
    },
    close: (written, byteEnd) => {
      if (stack.length > 0) return closeInside(byteEnd);
      parents.pop();
      plan.closed?.(localName(written), parents);
    },
    end: () => plan.ended(),
  };
};

const nestedRecord = (name: string, byteStart: number): Fault =>
  new Fault(
    "report.malformed",
    `Byte ${byteStart}: a ${name} inside a record, so that it is unclear whose facts are whose. ` +
      "Scanners do not write that: export the report again.",
  );
