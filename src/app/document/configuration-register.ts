import { CONFIGURATION_GROUP } from "#domain/grouping.ts";
import type { PoamEntry } from "#documents/poam-document.ts";
import type { Tx } from "#store/database.ts";
import { registeredWeaknesses, type ItemDetail, type RegisteredWeakness } from "#store/items.ts";
import { poamEntry } from "./poam-entry.ts";

/**
 * The configuration findings of an item that holds all of them, one entry for each weakness that is not proven fixed
 * (FedRAMP POA&M Template Completion Guide: one row each, under one CM-6 item that stays open until all are closed). Other
 * items have none.
 */
export const configurationRegister = async (tx: Tx, items: readonly ItemDetail[]): Promise<PoamEntry[]> => {
  const registers = items.filter((item) => item.groupKey === CONFIGURATION_GROUP && item.status !== "closed");
  if (registers.length === 0) return [];
  const weaknesses = await registeredWeaknesses(
    tx,
    registers.map(({ id }) => id),
  );
  return registers.flatMap((item) =>
    (weaknesses.get(item.id) ?? []).map((weakness) => registerEntry(item, weakness)),
  );
};

const registerEntry = (item: ItemDetail, weakness: RegisteredWeakness): PoamEntry => {
  const fields = { ...item.fields, comments: null, remediationPlan: weakness.solution };
  const places = weakness.places.map((place) => ({ ...place, fixed: false }));
  return {
    ...poamEntry({ ...item, cves: [], fields }, places),
    register: "configuration",
    poamId: `${item.poamId} ${weakness.sourceIdentifier}`,
    weaknessName: weakness.name,
    weaknessDescription: weakness.description,
    sourceIdentifier: weakness.sourceIdentifier,
    originalDetectionDate: weakness.firstSeen,
  };
};
