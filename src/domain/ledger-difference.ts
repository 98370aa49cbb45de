import type { CalendarDate } from "./calendar.ts";
import type { FindingStatus } from "./finding.ts";
import type { ItemStatus } from "./poam-item.ts";

/** How a ledger that is told in another way differs from the one that stands: what an undo or another policy would do. */
export type LedgerDifference = {
  readonly findings: {
    readonly before: number;
    readonly after: number;
    readonly appear: number;
    readonly disappear: number;
    /** Findings of before that become one, and findings of before that fall apart. */
    readonly merged: number;
    readonly split: number;
    /** Findings that stay, by how their status moves; those that keep it are left out. */
    readonly moves: ReadonlyArray<{
      readonly from: FindingStatus;
      readonly to: FindingStatus;
      readonly findings: number;
    }>;
  };
  /** Items that change, by number; new ones have the number that they would get. */
  readonly items: readonly ItemDifference[];
  readonly itemsLeftOut: number;
};

export type ItemDifference = {
  readonly poamId: string;
  readonly name: string;
  /** Null when the item does not exist before. */
  readonly statusBefore: ItemStatus | null;
  readonly statusAfter: ItemStatus;
  readonly findingsBefore: number;
  readonly findingsAfter: number;
  readonly scheduledCompletionBefore: CalendarDate | null;
  readonly scheduledCompletionAfter: CalendarDate | null;
  /** Other items whose findings it takes over, and other items to which its findings go. */
  readonly takesFrom: readonly string[];
  readonly givesTo: readonly string[];
};
