import type { ScanReading } from "#domain/reading.ts";
import { definitionShelf } from "../../parts/definition-shelf.ts";
import { textAt, textsAt } from "../../json/json-fields.ts";
import type { JsonPath } from "../../json.ts";
import { jsonPatterns, type JsonPatterns } from "../../json/json-pattern.ts";
import { collectJson } from "../../json/json-report.ts";
import type { ReportLimits } from "../../report-limits.ts";
import { NOTHING_COVERED } from "../../parts/scan-facts.ts";
import { writtenTime } from "../../parts/scan-time.ts";

const DOCUMENT = jsonPatterns(
  "document/title",
  "document/publisher/name",
  ...["id", "version", "current_release_date"].map((name) => `document/tracking/${name}`),
  ...["engine/name", "engine/version"].map((name) => `document/tracking/generator/${name}`),
  "product_tree/full_product_names/#",
  "product_tree/product_groups/#",
  "product_tree/relationships/#/full_product_name",
);

/** Branches hold branches to any depth; a leaf has the member `product`. */
const isBranch = (path: JsonPath): boolean =>
  path[0] === "product_tree" &&
  path.slice(1).every((step) => typeof step === "number" || step === "branches" || step === "product");

const isLeaf = (path: JsonPath): boolean => isBranch(path) && path.at(-1) === "product";

const FACTS: JsonPatterns = {
  select: (path, kind) => (isLeaf(path) ? "take" : isBranch(path) ? "enter" : DOCUMENT.select(path, kind)),
  matches: (path) => isLeaf(path) || DOCUMENT.matches(path),
};

export type CsafFacts = {
  readonly scan: Omit<ScanReading, "type">;
  /** Package URL of a product, else its name, else the id itself. */
  product(id: string): string;
  /** The products of a group. */
  group(id: string): readonly string[];
};

/** The document's own facts and its product tree (CSAF 2.0, section 3.2.2). */
export const csafFacts = async (
  bytes: AsyncIterable<Uint8Array>,
  limits: ReportLimits,
): Promise<CsafFacts> => {
  const values: Record<string, unknown> = {};
  const products = definitionShelf<string>(limits);
  const groups = definitionShelf<readonly string[]>(limits);
  await collectJson(bytes, FACTS, limits, ({ path, value }) => {
    if (path[0] === "document") values[path.slice(1).join("/")] = value;
    else if (path[1] === "product_groups") {
      const members = textsAt(value, "product_ids");
      groups.put(textAt(value, "group_id") ?? "", members, members.join().length);
    } else {
      const id = textAt(value, "product_id");
      const name = textAt(value, "product_identification_helper", "purl") ?? textAt(value, "name");
      if (id !== null && name !== null) products.put(id, name, name.length);
    }
  });
  return {
    product: (id) => products.get(id) ?? id,
    group: (id) => groups.get(id) ?? [],
    scan: {
      ...NOTHING_COVERED,
      detector: "csaf",
      tool: textAt(values, "publisher/name") ?? "CSAF",
      feedVersion: textAt(values, "tracking/version"),
      scanName: [textAt(values, "tracking/id"), textAt(values, "title")].filter(Boolean).join(": ") || null,
      scannedAt: writtenTime(textAt(values, "tracking/current_release_date") ?? ""),
      speaks: "statements",
    },
  };
};
