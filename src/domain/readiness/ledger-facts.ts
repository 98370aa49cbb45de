import type { CalendarDate } from "../calendar.ts";
import type { Eligibility } from "../cmmc/eligibility.ts";
import type { CmmcStatus } from "../cmmc/status.ts";
import type { EarlierReport } from "../escalation.ts";
import type { EvergreenIndex } from "../evergreen.ts";
import type { ItemStatus } from "../poam-item.ts";

/** What only the ledger knows of an item; no document has a place for it. */
export type LedgerFacts = {
  readonly status: ItemStatus;
  /** The day on which the item came into the ledger. */
  readonly recordedOn: CalendarDate;
  /** The date that the rulebook gives with everything that was decided; null when it gives none. */
  readonly ruleDate: CalendarDate | null;
  /** Whether the person who owns the item still belongs to the system; null when no person owns it. */
  readonly ownerBelongs: boolean | null;
  /** Evidence that has expired, and that nothing of its kind has replaced. */
  readonly expiredEvidence: ReadonlyArray<{ readonly name: string; readonly expiredOn: CalendarDate }>;
  readonly evergreen: EvergreenIndex;
  /** The likeliest exploitation among its CVEs (FIRST EPSS); null where none has a score. */
  readonly epss: { readonly cve: string; readonly score: number; readonly scoreDate: CalendarDate } | null;
};

/** An approval that ends or has ended, with the items that stand or stood under it. */
export type EndingApproval = {
  /** As people call it, such as `DR-7`. */
  readonly name: string;
  readonly standing: boolean;
  readonly lastDay: CalendarDate;
  readonly poamIds: readonly string[];
};

/** The number of unique vulnerabilities from which an increase is counted. */
export type VulnerabilityBaseline = { readonly on: CalendarDate; readonly vulnerabilities: number };

/** What only the ledger knows of a whole system. */
export type SystemFacts = {
  readonly uniqueVulnerabilities: number;
  readonly baseline: VulnerabilityBaseline | null;
  /** Assets that scans of this month reached, and those of them that the scanner did not sign in to. */
  readonly scans: { readonly total: number; readonly unauthenticated: number };
  /** What the monthly reports before this one would have said of the rulebook's triggers, the earliest first. */
  readonly earlier: readonly EarlierReport[];
  /** Null when the system was never assessed. */
  readonly cmmc: {
    readonly eligibility: Eligibility;
    readonly status: CmmcStatus;
    /** Requirements that still stand on the assessment POA&M. */
    readonly onPoam: readonly string[];
  } | null;
  /** Standing approvals that expired, with those of their items that are open and have no approval now. */
  readonly expired: readonly EndingApproval[];
  /** Approvals in force that end soon. */
  readonly ending: readonly EndingApproval[];
};
