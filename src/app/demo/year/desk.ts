import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { App } from "../../context.ts";
import type { ItemRef } from "../../item/item-ref.ts";
import { listItems, readItem } from "../../item/read-item.ts";
import { readItemPlan } from "../../milestone/read-plan.ts";
import type { Day } from "./days.ts";

/** Where somebody acts: by that name, with the clock of that moment. */
export type Desk = {
  readonly app: App;
  readonly actor: Actor;
  readonly systemId: string;
  /** The date of a day of the year. */
  readonly date: (day: Day) => CalendarDate;
  readonly found: Found;
};

/** What was looked up already. */
export type Found = {
  /** Items by what the scanner calls the weakness; null when an import may have opened more. */
  items: ReadonlyMap<string, string> | null;
  /** Versions of items that nothing has changed since. */
  readonly versions: Map<string, number>;
  /** Milestones by item and number. */
  readonly milestones: Map<string, string>;
};

export type Place = { readonly systemId: string; readonly poamId: string };

const MORE_THAN_THERE_ARE = 1000;

export const nothingFound = (): Found => ({ items: null, versions: new Map(), milestones: new Map() });

/** After an import every item may be another one. */
export const lookAgain = ({ found }: Desk): void => {
  found.items = null;
  found.versions.clear();
};

/** The item of a weakness, which is about to change. */
export const placeOf = async (desk: Desk, key: string): Promise<Place> => {
  const place = await itemOf(desk, key);
  desk.found.versions.delete(place.poamId);
  return place;
};

/** Of several items of a weakness, which cite each other, the last one. */
const itemOf = async ({ app, actor, systemId, found }: Desk, key: string): Promise<Place> => {
  if (found.items === null) {
    const { items } = await listItems(app, actor, systemId, { offset: 0, limit: MORE_THAN_THERE_ARE });
    found.items = new Map(items.map(({ sourceIdentifier, poamId }) => [sourceIdentifier, poamId]));
  }
  const poamId = found.items.get(key);
  if (poamId === undefined) throw new Error(`The demonstration has no item of ${key} yet.`);
  return { systemId, poamId };
};

/** Changes the item of a weakness in the version that it has now. */
export const changing = async (
  { app, actor, systemId, found, ...desk }: Desk,
  key: string,
  change: (ref: ItemRef) => Promise<{ readonly version: number }>,
): Promise<void> => {
  const place = await itemOf({ app, actor, systemId, found, ...desk }, key);
  const known = found.versions.get(place.poamId);
  const version = known ?? (await readItem(app, actor, systemId, place.poamId)).version;
  found.versions.set(place.poamId, (await change({ ...place, version })).version);
};

const milestoneKey = (poamId: string, number: number): string => `${poamId} ${number}`;

export const keepMilestone = ({ found }: Desk, poamId: string, number: number, id: string): void => {
  found.milestones.set(milestoneKey(poamId, number), id);
};

/** The milestone of that number of an item. */
export const milestoneOf = async (desk: Desk, key: string, number: number) => {
  const { app, actor, systemId, found } = desk;
  const place = await placeOf(desk, key);
  if (!found.milestones.has(milestoneKey(place.poamId, number))) {
    const { milestones } = await readItemPlan(app, actor, place);
    for (const { id, links } of milestones)
      for (const link of links) keepMilestone(desk, link.poamId, link.number, id);
  }
  const milestoneId = found.milestones.get(milestoneKey(place.poamId, number));
  if (milestoneId === undefined) throw new Error(`${place.poamId} has no milestone ${number}.`);
  return { systemId, milestoneId };
};
