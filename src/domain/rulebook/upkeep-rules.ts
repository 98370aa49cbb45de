import type { Fact } from "../fact.ts";
import type {
  CertificationClass,
  Exploitability,
  PotentialAgencyImpact,
} from "../vulnerability-evaluation.ts";

/** How often something has to be done, by certification class; a class that is not named is asked for nothing. */
export type Cadence = {
  /** The regime's own id of the requirement. */
  readonly requirement: string;
  readonly what: string;
  readonly periods: Readonly<
    Partial<Record<CertificationClass, Fact<{ readonly amount: number; readonly unit: "days" | "months" }>>>
  >;
};

/** A vulnerability that counts as an incident to report, until its potential agency impact is lowered to `until`. */
export type ReportableIncident = {
  readonly requirement: string;
  readonly exploitability: Exploitability;
  readonly until: PotentialAgencyImpact;
  /** Classes that should report it; the others may. */
  readonly classes: Fact<readonly CertificationClass[]>;
};

/** How an open item is looked after. Null: the regime asks for nothing. */
export type UpkeepRules = {
  /** An open item that nobody updated for more than this many days is stale. */
  readonly staleAfterDays: Fact<number | null>;
  /** Days between two check-ins with the vendor that an item waits for. */
  readonly vendorCheckInDays: Fact<number | null>;
  /** An item that waits for a vendor's fix, with check-ins in time, does not count as late. */
  readonly vendorPendingIsNotLate: Fact<boolean>;
  /** Days within which a high risk that waits for a vendor has to be lowered to moderate by compensating controls. */
  readonly vendorHighLoweredWithinDays: Fact<number | null>;
  /** Days from its evaluation after which a vulnerability that is neither mitigated nor fixed counts as accepted. */
  readonly acceptedAfterDays: Fact<number | null>;
  /** The longest that an acceptance of risk may last before somebody decides again. */
  readonly riskAcceptanceDays: Fact<number | null>;
  readonly cadences: readonly Cadence[];
  readonly incidents: readonly ReportableIncident[];
};
