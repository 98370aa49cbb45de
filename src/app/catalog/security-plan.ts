import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { controlOfOscalId, controlRef } from "#domain/control-ref.ts";
import type { Remark } from "#domain/remark.ts";
import { MAX_OSCAL_BYTES } from "#oscal/json.ts";
import { readSystemSecurityPlan } from "#oscal/ssp.ts";
import { appendAudit } from "#store/audit.ts";
import {
  findSecurityPlan,
  linkStatements,
  replaceSecurityPlan,
  statementsOfControls,
  statementsOfItem,
} from "#store/security-plans.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { gatherBytes, type Pieces } from "../gather-bytes.ts";
import { requireItem } from "../item/find-item.ts";

export type ImportedPlan = {
  readonly title: string;
  readonly version: string;
  readonly systemName: string;
  readonly statements: number;
  /** False when the present plan is this very file. */
  readonly changed: boolean;
  readonly remarks: readonly Remark[];
};

/**
 * Takes a system security plan in (OSCAL, JSON), in the place of the one before; links of items to its statements stay.
 * The same file again changes nothing. Throws `document.unrecognized` and `document.too-large` before anything is kept.
 */
export const importSecurityPlan = async (
  app: App,
  actor: Actor,
  systemId: string,
  bytes: Pieces,
): Promise<ImportedPlan> => {
  await inTransaction(app.store.db, actor, (tx) => authorize(tx, actor, systemId, "item.edit"));
  const file = await gatherBytes(bytes, { what: "a system security plan", maxBytes: MAX_OSCAL_BYTES });
  const { title, version, systemName, statements, remarks } = readSystemSecurityPlan(file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  const imported = { title, version, systemName, statements: statements.length, remarks };
  return inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    if ((await findSecurityPlan(tx, systemId))?.sha256 === sha256) return { ...imported, changed: false };
    const rows = statements.map(({ controlId, statementId, uuid }) => ({
      uuid,
      controlKey: controlOfOscalId(controlId).key,
      statementId,
    }));
    await replaceSecurityPlan(tx, actor, systemId, { title, version, systemName, sha256 }, rows);
    await appendAudit(tx, actor, [
      {
        action: "security-plan.imported",
        systemId,
        objectType: "security plan",
        objectId: systemId,
        note: `${title || "A plan"}, version ${version || "unknown"}: ${rows.length} statements. SHA-256 ${sha256}.`,
      },
    ]);
    return { ...imported, changed: true };
  });
};

/** A statement of the plan, as an item shows it. */
export type ItemStatement = {
  readonly uuid: string;
  /** `AC-2(1)`; null once the plan has the statement no more. */
  readonly control: string | null;
  readonly controlKey: string | null;
  readonly statementId: string | null;
  /** Whether a person said that the item speaks against it. */
  readonly linked: boolean;
};

type ItemOf = { readonly systemId: string; readonly poamId: string };

/** The statements of the plan under the item's controls, then others that the item was linked to. */
export const readItemStatements = (
  app: App,
  actor: Actor,
  { systemId, poamId }: ItemOf,
): Promise<ItemStatement[]> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "system.read");
    const item = await requireItem(tx, systemId, poamId);
    const keys = item.controls.map((control) => controlRef(control).key);
    const linked = await statementsOfItem(tx, item.id);
    const own = new Set(linked.map(({ uuid }) => uuid));
    const named = await statementsOfControls(tx, systemId, keys);
    const known = new Set(named.map(({ uuid }) => uuid));
    return [...named, ...linked.filter(({ uuid }) => !known.has(uuid))].map(
      ({ uuid, controlKey, statementId }) => ({
        uuid,
        controlKey,
        control: controlKey === null ? null : controlRef(controlKey).label,
        statementId,
        linked: own.has(uuid),
      }),
    );
  });

/** Links the item to exactly these statements of the plan; ids that the plan does not have are kept as they are given. */
export const linkItemStatements = (
  app: App,
  actor: Actor,
  { systemId, poamId }: ItemOf,
  uuids: readonly string[],
): Promise<void> =>
  inTransaction(app.store.db, actor, async (tx) => {
    await authorize(tx, actor, systemId, "item.edit");
    const { id } = await requireItem(tx, systemId, poamId);
    const before = (await statementsOfItem(tx, id)).map(({ uuid }) => uuid);
    const wanted = [...new Set(uuids.map((uuid) => uuid.toLowerCase()))];
    if (before.length === wanted.length && wanted.every((uuid) => before.includes(uuid))) return;
    await linkStatements(tx, actor, { systemId, itemId: id }, wanted);
    await appendAudit(tx, actor, [
      {
        action: "item.plan-statements-linked",
        systemId,
        objectType: "item",
        objectId: id,
        changes: [
          {
            field: "planStatements",
            from: before.toSorted().join(", ") || null,
            to: wanted.toSorted().join(", ") || null,
          },
        ],
      },
    ]);
  });
