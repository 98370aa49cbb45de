/** Products that have readers of their own here: the detector that those name. */
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

/**
 * The products whose findings a collecting service handed over in one file. A file has one detector: its only product,
 * or the service itself when there are several; then the weaknesses say which product names them.
 */
export type ProductMix = {
  note(detector: string): void;
  /** The detector of the file. */
  detector(): string;
  /** The id of a weakness within the file's detector. */
  identifier(detector: string, id: string): string;
  several(): boolean;
};

export const productMix = (service: string): ProductMix => {
  const detectors = new Set<string>();
  const several = (): boolean => detectors.size > 1;
  return {
    note: (detector) => {
      if (detectors.size < 1000) detectors.add(detector);
    },
    detector: () => (several() ? service : ([...detectors][0] ?? service)),
    identifier: (detector, id) => (several() && detector !== service ? `${detector}:${id}` : id),
    several,
  };
};
