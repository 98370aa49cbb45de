import {
  aliasesOf,
  matchAsset,
  type Alias,
  type AliasKind,
  type KnownAsset,
} from "#domain/asset-identity.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { AssetIdentity } from "#domain/reading.ts";
import {
  aliasKey,
  assetsByAlias,
  insertAssets,
  putAliases,
  refreshAssets,
  takenAssetIds,
} from "#store/assets.ts";
import type { Tx } from "#store/database.ts";
import type { Intake } from "./intake.ts";
import { ledgerId } from "./ledger-id.ts";

/** An asset of the file and the asset of the ledger that it is. */
export type IntakeAsset = {
  readonly id: string;
  readonly matchedBy: AliasKind | "new";
  readonly date: CalendarDate;
  readonly said: AssetIdentity;
};

/** How a file's identifiers are compared: letters' case does not matter. */
export const identifierKey = (identifier: string): string => identifier.toLowerCase();

/** Finds or records the assets that a part of the file names; they are in `intake.assets` afterwards. */
export const resolveAssets = async (
  tx: Tx,
  intake: Intake,
  seen: ReadonlyArray<{ readonly asset: AssetIdentity; readonly date: CalendarDate }>,
): Promise<void> => {
  const fresh = seen.filter(({ asset }) => !intake.assets.has(identifierKey(asset.identifier)));
  if (fresh.length === 0) return;
  const owners = await assetsByAlias(
    tx,
    intake.systemId,
    fresh.flatMap(({ asset }) => aliasesOf(asset)),
  );
  const inserts: KnownAsset[] = [];
  const updates: KnownAsset[] = [];
  const names: Array<Alias & { assetId: string }> = [];
  for (const { asset, date } of fresh) {
    const key = identifierKey(asset.identifier);
    if (intake.assets.has(key)) continue;
    const match = matchAsset(
      asset,
      (alias) => owners.get(aliasKey(alias)),
      (known) => intake.taken.get(known.id),
      intake.policy.ipIdentifies,
    );
    const known = match
      ? { ...asset, id: match.asset.id }
      : { ...asset, id: await newId(tx, intake, asset, inserts) };
    (match ? updates : inserts).push(known);
    for (const alias of aliasesOf(asset)) {
      names.push({ ...alias, assetId: known.id });
      owners.set(aliasKey(alias), known);
    }
    intake.assets.set(key, { id: known.id, matchedBy: match?.by ?? "new", date, said: asset });
    if (!intake.taken.has(known.id)) intake.taken.set(known.id, asset);
  }
  await insertAssets(tx, intake.systemId, inserts);
  const inserted = new Set(inserts.map(({ id }) => id));
  await refreshAssets(
    tx,
    updates.filter(({ id }) => !inserted.has(id)),
    !intake.late,
  );
  await putAliases(tx, intake.systemId, names, !intake.late);
};

/** Several hosts can have had one address as their identifier, so the id counts on until it is free. */
const newId = async (
  tx: Tx,
  intake: Intake,
  asset: AssetIdentity,
  inserts: readonly KnownAsset[],
): Promise<string> => {
  const mine = new Set(inserts.map(({ id }) => id));
  for (let turn = 0; ; turn++) {
    const id = ledgerId("asset", intake.systemId, asset.kind, identifierKey(asset.identifier), `${turn}`);
    if (!mine.has(id) && !(await takenAssetIds(tx, [id])).has(id)) return id;
  }
};
