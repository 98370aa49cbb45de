import { Fault } from "#domain/fault.ts";
import { remarkLog, type Remark, type RemarkLog } from "#domain/remark.ts";
import { list, oscalRoot, record, text, unrecognized, type Json } from "./json.ts";
import { labelOf, paramsOf, statementOf, type Params } from "./statement.ts";

/** A control, or an enhancement of one. */
export type CatalogControl = {
  /** The catalog's own id: `ac-2.1`. */
  readonly id: string;
  /** As people write it: `AC-2(1)`; the id where the catalog gives no label. */
  readonly label: string;
  readonly title: string;
  /** The title of the innermost group, mostly the family. */
  readonly group: string | null;
  /** Of an enhancement, the id of its control. */
  readonly parentId: string | null;
  readonly withdrawn: boolean;
  readonly statement: string | null;
};

export type Catalog = {
  readonly title: string;
  readonly version: string;
  /** In the catalog's order; no id twice. */
  readonly controls: readonly CatalogControl[];
  readonly remarks: readonly Remark[];
};

const MOST_CONTROLS = 20_000;
const DEEPEST = 12;

type Reading = { readonly controls: Map<string, CatalogControl>; readonly remarks: RemarkLog };
type Place = {
  readonly where: string;
  readonly depth: number;
  readonly group: string | null;
  readonly parentId: string | null;
  readonly params: Params;
};

/**
 * Reads a catalog of controls (NIST OSCAL 1.x, catalog model, JSON): groups within groups, controls within controls.
 * Controls without an id, ids given twice and nesting deeper than 12 become remarks and are left out. Throws
 * `document.unrecognized`, and `document.too-large` beyond 64 MiB or 20,000 controls. Memory grows with the file.
 */
export const readCatalog = (bytes: Uint8Array): Catalog => {
  const root = oscalRoot(bytes, "catalog");
  const metadata = record(root["metadata"]);
  const reading: Reading = { controls: new Map(), remarks: remarkLog(200) };
  readPlace(
    root,
    { where: "catalog", depth: 0, group: null, parentId: null, params: paramsOf(root) },
    reading,
  );
  const title = text(metadata["title"]);
  if (title === "") throw unrecognized("catalog", "none with a title");
  if (reading.controls.size === 0) throw unrecognized("catalog", "none with a control");
  return {
    title,
    version: text(metadata["version"], 100),
    controls: [...reading.controls.values()],
    remarks: reading.remarks.list(),
  };
};

const readPlace = (given: Json, place: Place, reading: Reading): void => {
  if (place.depth > DEEPEST) {
    reading.remarks.add({
      code: "catalog.too-deep",
      where: place.where,
      message: `Expected groups and controls at most ${DEEPEST} deep, found more; what is further in was left out.`,
    });
    return;
  }
  for (const [index, inner] of list(given["controls"]).entries())
    readControl(record(inner), { ...place, where: `${place.where}.controls[${index}]` }, reading);
  for (const [index, inner] of list(given["groups"]).entries()) {
    const group = record(inner);
    const title = text(group["title"]);
    readPlace(
      group,
      {
        where: `${place.where}.groups[${index}]`,
        depth: place.depth + 1,
        group: title === "" ? place.group : title,
        parentId: null,
        params: joined(place.params, paramsOf(group)),
      },
      reading,
    );
  }
};

const readControl = (control: Json, place: Place, { controls, remarks }: Reading): void => {
  const id = text(control["id"], 200);
  const params = joined(place.params, paramsOf(control));
  if (id === "")
    remarks.add({
      code: "catalog.control-unreadable",
      where: place.where,
      message: "Expected a control with an id, found something else; it was left out.",
    });
  else if (controls.has(id))
    remarks.add({
      code: "catalog.control-repeated",
      where: place.where,
      message: `The control ${id} is there twice; the first one counts.`,
    });
  else {
    if (controls.size === MOST_CONTROLS)
      throw new Fault(
        "document.too-large",
        `Expected a catalog of at most ${MOST_CONTROLS} controls, found more. Split it.`,
      );
    controls.set(id, controlOf(control, id, { ...place, params }));
  }
  const inside = { ...place, depth: place.depth + 1, parentId: id === "" ? place.parentId : id, params };
  readPlace({ controls: control["controls"] }, inside, { controls, remarks });
};

const controlOf = (control: Json, id: string, { group, parentId, params }: Place): CatalogControl => ({
  id,
  label: labelOf(control) || id,
  title: text(control["title"]),
  group,
  parentId,
  withdrawn: list(control["props"])
    .map(record)
    .some((prop) => prop["name"] === "status" && text(prop["value"]).toLowerCase() === "withdrawn"),
  statement: statementOf(control, params),
});

/** Most places have no parameters of their own: then nothing is copied. */
const joined = (outer: Params, own: Params): Params =>
  own.size === 0 ? outer : outer.size === 0 ? own : new Map([...outer, ...own]);
