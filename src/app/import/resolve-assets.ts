import { factsAfter } from "#domain/asset-facts.ts";
import {
  aliasesOf,
  matchAsset,
  type AliasKind,
  type AssetMatch,
  type KnownAsset,
} from "#domain/asset-identity.ts";
import { assetRegister, type AssetRegister } from "#domain/asset-register.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { AssetIdentity } from "#domain/reading.ts";
import { insertMentions, type AssetMention } from "#store/asset-mentions.ts";
import { namesOfHolders, passNames, type PassedName } from "#store/asset-names.ts";
import { assetsById, insertAssets, takenAssetIds, updateAssets } from "#store/assets.ts";
import type { Tx } from "#store/database.ts";
import type { Intake } from "./intake.ts";
import { ledgerId } from "./ledger-id.ts";

/** An asset of the file and the asset of the ledger that it is. */
export type IntakeAsset = {
  readonly id: string;
  readonly matchedBy: AliasKind | "new";
  readonly date: CalendarDate;
};

/** How a file's identifiers are compared: letters' case does not matter. */
export const identifierKey = (identifier: string): string => identifier.toLowerCase();

/**
 * Finds or records the assets that a part of the file names; they are in `intake.assets` afterwards. For a scan that is
 * older than others the answer is a first one: see settle-identities.ts.
 */
export const resolveAssets = async (
  tx: Tx,
  intake: Intake,
  seen: ReadonlyArray<{ readonly asset: AssetIdentity; readonly date: CalendarDate }>,
): Promise<void> => {
  const fresh = seen.filter(({ asset }) => !intake.assets.has(identifierKey(asset.identifier)));
  if (fresh.length === 0) return;
  const aliases = fresh.flatMap(({ asset }) => aliasesOf(asset));
  const register = assetRegister(await namesOfHolders(tx, intake.systemId, aliases));
  const ids = await freeIds(tx, intake, register, fresh);
  const inserts = new Map<string, AssetIdentity>();
  const mentions: AssetMention[] = [];
  const names: PassedName[] = [];
  for (const { asset, date } of fresh) {
    const key = identifierKey(asset.identifier);
    if (intake.assets.has(key)) continue;
    const match = identify(register, intake, asset);
    const id = match?.asset.id ?? (await newId(tx, intake, asset, inserts, ids));
    if (!match || inserts.has(id)) inserts.set(id, factsAfter(inserts.get(id) ?? asset, asset));
    mentions.push({ ordinal: intake.assets.size, assetId: id, said: asset });
    for (const alias of aliasesOf(asset)) {
      const holder = register.holder(alias)?.id ?? null;
      if (holder !== id) names.push({ ...alias, assetId: id, from: holder });
    }
    register.note(id, asset.kind, aliasesOf(asset));
    intake.assets.set(key, { id, matchedBy: match?.by ?? "new", date });
    if (!intake.taken.has(id)) intake.taken.set(id, asset);
  }
  await insertAssets(tx, intake.systemId, [...inserts].map(withId));
  await refresh(
    tx,
    mentions.filter(({ assetId: id }) => !inserts.has(id)),
  );
  await passNames(tx, intake.systemId, names);
  await insertMentions(tx, intake.systemId, intake.importId, mentions);
};

/** Which asset a file means, after all that the register knows and the file itself showed before. Null: a new one. */
export const identify = (
  register: AssetRegister,
  { policy, taken }: Pick<Intake, "policy" | "taken">,
  said: AssetIdentity,
): AssetMatch | null => matchAsset(said, register.holder, (id) => taken.get(id), policy.ipIdentifies);

const withId = ([id, facts]: readonly [string, AssetIdentity]): KnownAsset => ({ ...facts, id });

const refresh = async (tx: Tx, mentions: readonly AssetMention[]): Promise<void> => {
  if (mentions.length === 0) return;
  const known = await assetsById(
    tx,
    mentions.map(({ assetId }) => assetId),
  );
  const facts = new Map<string, AssetIdentity>(known.map((asset) => [asset.id, asset]));
  for (const { assetId, said } of mentions) facts.set(assetId, factsAfter(facts.get(assetId) ?? said, said));
  await updateAssets(tx, [...facts].map(withId));
};

const assetId = ({ systemId }: Intake, { kind, identifier }: AssetIdentity, turn: number): string =>
  ledgerId("asset", systemId, kind, identifierKey(identifier), `${turn}`);

/** The first ids of those assets that no name connects with a known one, asked for at once: most of a first scan. */
const freeIds = async (
  tx: Tx,
  intake: Intake,
  register: AssetRegister,
  fresh: ReadonlyArray<{ readonly asset: AssetIdentity }>,
): Promise<ReadonlySet<string>> => {
  const strangers = fresh.filter(({ asset }) =>
    aliasesOf(asset).every((alias) => register.holder(alias) === undefined),
  );
  const ids = new Set(strangers.map(({ asset }) => assetId(intake, asset, 0)));
  return ids.size === 0 ? ids : ids.difference(await takenAssetIds(tx, [...ids]));
};

/** Several hosts can have had one address as their identifier, so the id counts on until it is free. */
const newId = async (
  tx: Tx,
  intake: Intake,
  asset: AssetIdentity,
  inserts: ReadonlyMap<string, unknown>,
  free: ReadonlySet<string>,
): Promise<string> => {
  for (let turn = 0; ; turn++) {
    const id = assetId(intake, asset, turn);
    if (!inserts.has(id) && (free.has(id) || !(await takenAssetIds(tx, [id])).has(id))) return id;
  }
};
