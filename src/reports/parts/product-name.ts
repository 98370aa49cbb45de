import { ownText } from "./kept-text.ts";

/**
 * Products that have readers of their own here, and whose findings are the same ones there: the detector that those name.
 *
 * Trivy is not among them. Its template for Security Hub (contrib/asff.tpl of its repository) writes a package by its bare
 * name, without package URL or kind, by which its own JSON tells packages apart; as resource it writes the target, which
 * for packages of a language is a path and not the image; and it gives a vulnerability one id for each target, so that
 * Security Hub keeps one package of several. Under one detector each weakness would stand twice, and a scan by the one
 * export would never prove the other's findings fixed.
 */
const KNOWN: Readonly<Record<string, string>> = {
  securityhub: "security-hub",
  awssecurityhub: "security-hub",
  inspector: "inspector",
  amazoninspector: "inspector",
  guardduty: "guardduty",
  amazonguardduty: "guardduty",
  prowler: "prowler",
};

/** The detector for a product's name as service exports write it: `Security Hub` is `security-hub`. */
export const productDetector = (name: string): string => {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
  return KNOWN[plain.replaceAll(" ", "")] ?? (plain.replaceAll(" ", "-").slice(0, 60) || "unknown");
};

/** The products whose findings a collecting service handed over in one file. */
export type ProductMix = {
  note(detector: string): void;
  /** The detector of the file: its only product, or the service itself when there are several. */
  detector(): string;
  /** The detectors beside that of the file. */
  alsoOf(): readonly string[];
  /** The detector of a finding. A file of more products than there can be has the rest of them under the service. */
  of(detector: string): string;
};

const MOST_PRODUCTS = 1000;

export const productMix = (service: string): ProductMix => {
  const detectors = new Set<string>();
  const own = (): string => (detectors.size === 1 ? ([...detectors][0] ?? service) : service);
  return {
    note: (detector) => {
      if (!detectors.has(detector) && detectors.size < MOST_PRODUCTS) detectors.add(ownText(detector));
    },
    detector: own,
    alsoOf: () => [...detectors].filter((detector) => detector !== own()),
    of: (detector) => (detectors.has(detector) ? detector : service),
  };
};
