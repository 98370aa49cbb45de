/** One element of an XML file with everything in it, without the parts that its reader skips. */
export type XmlElement = {
  /** Local name, without prefix. */
  readonly name: string;
  /** Values by name as written, prefix included. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Texts and elements in the order of the file. */
  readonly content: readonly (string | XmlElement)[];
};

/** The elements directly inside, in order: all of them, or those of one local name. */
export const childrenOf = (element: XmlElement, name?: string): XmlElement[] =>
  element.content.filter(
    (part): part is XmlElement => typeof part !== "string" && (name === undefined || part.name === name),
  );

/** The first element at a path of local names below, or null. */
export const elementAt = (element: XmlElement, ...names: readonly string[]): XmlElement | null => {
  let at: XmlElement | null = element;
  for (const name of names) at = at === null ? null : (childrenOf(at, name)[0] ?? null);
  return at;
};

/** All text inside, whatever stands between, as written. */
export const wholeText = (element: XmlElement): string =>
  element.content.map((part) => (typeof part === "string" ? part : wholeText(part))).join("");

/** The trimmed whole text of an element, or null when there is no element or no text. */
export const trimmedText = (element: XmlElement | null): string | null =>
  element === null ? null : wholeText(element).trim() || null;

/** The trimmed whole text of the first element at a path below, or null when it is absent or blank. */
export const textAt = (element: XmlElement, ...names: readonly string[]): string | null =>
  trimmedText(elementAt(element, ...names));

/** The distinct trimmed texts of all elements of that name directly inside, without the blank ones. */
export const textsOf = (element: XmlElement | null, name: string): string[] =>
  element === null
    ? []
    : [...new Set(childrenOf(element, name).flatMap((child) => trimmedText(child) ?? []))];

/** The trimmed value of an attribute, or null when it is absent or blank. */
export const attributeOf = (element: XmlElement, name: string): string | null =>
  element.attributes.get(name)?.trim() || null;

/** Elements that begin on a line of their own in flowing text: of XHTML and of Nexpose's text markup. */
const BLOCKS: ReadonlySet<string> = new Set([
  "p",
  "br",
  "li",
  "div",
  "pre",
  "tr",
  "Paragraph",
  "ListItem",
  "ContainerBlockElement",
]);

/** The text inside as people read it: white space collapsed, blocks on lines of their own. Null when there is none. */
export const flowingText = (element: XmlElement | null): string | null => {
  if (element === null) return null;
  const lines = [""];
  const add = (part: string | XmlElement): void => {
    if (typeof part === "string") lines[lines.length - 1] += part;
    else {
      const block = BLOCKS.has(part.name);
      if (block) lines.push("");
      part.content.forEach(add);
      if (block) lines.push("");
    }
  };
  element.content.forEach(add);
  const text = lines
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
  return text || null;
};
