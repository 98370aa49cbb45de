import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { controlOfOscalId } from "#domain/control-ref.ts";
import type { Remark } from "#domain/remark.ts";
import { MAX_OSCAL_BYTES } from "#oscal/json.ts";
import { readCatalog, type CatalogControl } from "#oscal/catalog.ts";
import { appendAudit } from "#store/audit.ts";
import { listCatalogs, replaceCatalog, type CatalogControlRow } from "#store/catalogs.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorizeForAll, onBehalfOfAll } from "../authorize-for-all.ts";
import type { App } from "../context.ts";
import { gatherBytes, type Pieces } from "../gather-bytes.ts";

export type ImportedCatalog = {
  readonly title: string;
  readonly version: string;
  readonly controls: number;
  readonly withdrawn: number;
  /** False when the same file was loaded before. */
  readonly changed: boolean;
  readonly remarks: readonly Remark[];
};

/**
 * Loads a catalog of controls (OSCAL, JSON), in the place of the one of the same title. Catalogs are the same for everybody:
 * the operator's to load, and an administrator's where there is one organization. The same file again changes nothing.
 * Throws `document.unrecognized`, `document.too-large`, `access.denied`.
 */
export const importCatalog = async (app: App, actor: Actor, bytes: Pieces): Promise<ImportedCatalog> => {
  await inTransaction(app.store.db, actor, (tx) => authorizeForAll(tx, actor, "catalogs are"));
  const file = await gatherBytes(bytes, { what: "a catalog of controls", maxBytes: MAX_OSCAL_BYTES });
  const { title, version, controls, remarks } = readCatalog(file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  const withdrawn = controls.filter((control) => control.withdrawn).length;
  const imported = { title, version, controls: controls.length, withdrawn, remarks };
  return inTransaction(app.store.db, onBehalfOfAll(actor), async (tx) => {
    if ((await listCatalogs(tx)).some((known) => known.sha256 === sha256))
      return { ...imported, changed: false };
    const id = await replaceCatalog(tx, actor, { title, version, sha256 }, rowsOf(controls));
    await appendAudit(tx, actor, [
      {
        action: "catalog.imported",
        systemId: null,
        objectType: "catalog",
        objectId: id,
        note: `${title}, version ${version || "unknown"}: ${controls.length} controls. SHA-256 ${sha256}.`,
      },
    ]);
    return { ...imported, changed: true };
  });
};

const rowsOf = (controls: readonly CatalogControl[]): CatalogControlRow[] => {
  const keys = new Map(controls.map(({ id, label }) => [id, controlOfOscalId(label).key]));
  return controls.map((control) => {
    const { key, family } = controlOfOscalId(control.label);
    return {
      key,
      label: control.label,
      title: control.title,
      family,
      groupTitle: control.group,
      parentKey: (control.parentId === null ? null : keys.get(control.parentId)) ?? null,
      withdrawn: control.withdrawn,
      statement: control.statement,
    };
  });
};
