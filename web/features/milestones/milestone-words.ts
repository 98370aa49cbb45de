import type { Milestone } from "../../api/api.generated.ts";

/** The milestone's number in that item. */
export const numberIn = ({ items }: Milestone, poamId: string): number =>
  items.find((item) => item.poamId === poamId)?.number ?? 0;

/** "V-2, v-7" → ["V-2", "V-7"]: item numbers as people write them. */
export const poamIdsFrom = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map((part) => part.toUpperCase());

/** Today in UTC, as the ledger's days are. */
export const todayInUtc = (): string => new Date().toISOString().slice(0, 10);
