import { mixSeed, seededRandom, type Random } from "./random.ts";

/** A made-up check of the made-up scanner. Products, flaws and advisories do not exist. */
export type GeneratedCheck = {
  readonly id: number;
  readonly family: string;
  readonly name: string;
  /** 0 informational to 4 critical, as in `ReportItem@severity`. */
  readonly severity: 0 | 1 | 2 | 3 | 4;
  readonly port: number;
  /** Seen only by a scanner that is logged in. */
  readonly needsLogin: boolean;
  readonly synopsis: string;
  readonly description: string;
  readonly solution: string;
  readonly cves: readonly string[];
  readonly seeAlso: string;
};

/** Above every number that the real scanner uses, so that no made-up check is taken for a real one. */
const FIRST_ID = 9_000_001;

const FAMILIES = [
  "Web Servers",
  "Databases",
  "General",
  "Service detection",
  "Local Package Checks",
  "Misc.",
] as const;
const PRODUCTS = [
  "Corvid HTTP Server",
  "Larkspur TLS Library",
  "Tamarack Shell Daemon",
  "Quillpost Mail Relay",
  "Bracken Database",
  "Oriole Message Broker",
  "Fennel Template Engine",
  "Halyard Container Runtime",
  "Saltmarsh File Share",
  "Juniper Berry Cache",
] as const;
const FLAWS = [
  "out-of-bounds write in the request parser",
  "path traversal in the upload handler",
  "missing authorization on the status page",
  "weak default cipher list",
  "reuse of session tokens after sign-out",
  "unbounded recursion in the message decoder",
  "race while temporary files are made",
  "unescaped input in the search form",
] as const;
const PORTS = [0, 22, 25, 443, 3306, 5432, 8080, 8443] as const;
const FACTS = [
  "version banner",
  "list of open ports",
  "certificate chain",
  "installed packages",
  "host clock",
  "service list",
] as const;

const flawCheck = (id: number, random: Random): GeneratedCheck => {
  const product = random.pick(PRODUCTS);
  const flaw = random.pick(FLAWS);
  const fixed = `${random.between(1, 9)}.${random.between(0, 30)}.${random.between(1, 20)}`;
  const roll = random.fraction();
  return {
    id,
    family: random.pick(FAMILIES),
    name: `${product} < ${fixed} ${flaw}`,
    severity: roll < 0.12 ? 4 : roll < 0.45 ? 3 : roll < 0.88 ? 2 : 1,
    port: random.pick(PORTS),
    needsLogin: random.fraction() < 0.6,
    synopsis: `The ${product} on this host has a known ${flaw}.`,
    description:
      `The host runs ${product} older than ${fixed}. That release has a ${flaw}. ` +
      "Someone who can reach the service may use it to read or change data & settings that are not theirs.\n\n" +
      "The scanner went by the version that the service reports; it did not try the flaw out.",
    solution: `Upgrade to ${product} ${fixed} or later.`,
    cves: Array.from(
      { length: random.between(0, 3) },
      () => `CVE-${random.between(2021, 2025)}-${random.between(900_000, 999_999)}`,
    ),
    seeAlso: `https://advisories.example.test/${id}\nhttps://products.example.test/${encodeURIComponent(product)}`,
  };
};

const factCheck = (id: number, random: Random): GeneratedCheck => {
  const fact = random.pick(FACTS);
  return {
    id,
    family: random.pick(FAMILIES),
    name: `Host fact ${id - FIRST_ID + 1}: ${fact}`,
    severity: 0,
    port: random.pick(PORTS),
    needsLogin: random.fraction() < 0.3,
    synopsis: `The scanner noted the ${fact}.`,
    description: `This check notes the ${fact} of the host, so that other checks and people can look it up.`,
    solution: "n/a",
    cves: [],
    seeAlso: "",
  };
};

/** `count` made-up checks, the same for the same seed; two of three only note facts. */
export const generateChecks = (seed: number, count: number): GeneratedCheck[] =>
  Array.from({ length: count }, (_, index) => {
    const random = seededRandom(mixSeed(seed, index, 77));
    return index % 3 === 0 ? flawCheck(FIRST_ID + index, random) : factCheck(FIRST_ID + index, random);
  });

/** Whether a finding of a flaw stands in the report of a month (0 is the first): most stay, some are fixed, new or return. */
export const isPresent = (pairSeed: number, month: number): boolean => {
  const fate = seededRandom(pairSeed).fraction();
  if (fate < 0.66) return true;
  if (fate < 0.8) return month < 1;
  if (fate < 0.88) return month < 2;
  if (fate < 0.93) return month >= 1;
  if (fate < 0.96) return month >= 2;
  return month !== 1;
};
