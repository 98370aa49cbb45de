import { purlWithoutVersion } from "./package-url.ts";
import type { StatementReading, StatementStatus } from "./reading.ts";

/**
 * What a statement asks a person to decide. It opens and closes nothing by itself (promise 3: only a scan that looked
 * proves a fix).
 */
export const STATEMENT_PROPOSALS: Readonly<Record<StatementStatus, string | null>> = {
  "not affected": "false positive",
  fixed: "rescan with the fixed version",
  "under investigation": "vendor dependency",
  affected: null,
};

/** What must be known of a finding to tell whether a statement speaks of it. */
export type SpokenOf = {
  /** CVEs and the detector's own identifier. */
  readonly names: readonly string[];
  readonly asset: string;
  readonly location: string;
  readonly packageName: string | null;
};

/**
 * Whether a statement speaks of a finding: it names the vulnerability, and the product is the finding's package, its asset,
 * or left open. Versions are not compared, because a statement about another version is still for a person to read.
 */
export const speaksOf = (
  statement: Pick<StatementReading, "vulnerability" | "aliases" | "products">,
  finding: SpokenOf,
): boolean => {
  const wanted = new Set([statement.vulnerability, ...statement.aliases].map((name) => name.toUpperCase()));
  if (!finding.names.some((name) => wanted.has(name.toUpperCase()))) return false;
  return statement.products.length === 0 || statement.products.some((product) => isProduct(product, finding));
};

const isProduct = (product: string, finding: SpokenOf): boolean => {
  const purl = purlWithoutVersion(product);
  const text = (purl ?? product).toLowerCase();
  if (purl !== null && purl === finding.location.toLowerCase()) return true;
  const names = [finding.packageName, finding.asset].filter((name) => name !== null && name !== "");
  return names.some(
    (name) => words(text).includes(name?.toLowerCase() ?? "") || text === name?.toLowerCase(),
  );
};

/** `pkg:oci/shop` and `shop:1.2` both name `shop`. */
const words = (text: string): string[] => text.split(/[/:@\s]+/);
