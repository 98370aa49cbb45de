import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { controlRef } from "#domain/control-ref.ts";
import { Fault } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";
import { readCatalog, type CatalogControl } from "#oscal/catalog.ts";
import { appendAudit } from "#store/audit.ts";
import { listCatalogs, replaceCatalog, type CatalogControlRow } from "#store/catalogs.ts";
import { inTransaction } from "#store/transaction.ts";
import type { App } from "../context.ts";

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
 * Loads a catalog of controls (OSCAL, JSON), in the place of the one of the same title. The operator's: catalogs are the
 * same for everybody. The same file again changes nothing. Throws `document.unrecognized`, `document.too-large`,
 * `access.denied`.
 */
export const importCatalog = async (app: App, actor: Actor, bytes: Uint8Array): Promise<ImportedCatalog> => {
  if (actor.kind === "user")
    throw new Fault(
      "access.denied",
      "Expected the operator of the host, found a person. Use the command line.",
    );
  const { title, version, controls, remarks } = readCatalog(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const withdrawn = controls.filter((control) => control.withdrawn).length;
  const imported = { title, version, controls: controls.length, withdrawn, remarks };
  return inTransaction(app.store.db, actor, async (tx) => {
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
  const keys = new Map(controls.map(({ id, label }) => [id, controlRef(label).key]));
  return controls.map((control) => {
    const { key, family } = controlRef(control.label);
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
