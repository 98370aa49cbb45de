import type { CmmcLevel, FamilyCode, LevelRules } from "#domain/cmmc/requirement.ts";
import { LEVEL_1_REQUIREMENTS } from "./level-1.ts";
import { LEVEL_2_REQUIREMENTS } from "./level-2.ts";
import { LEVEL_3_REQUIREMENTS } from "./level-3.ts";

const LEVEL_1: LevelRules = {
  level: 1,
  source: "32 CFR 170.15, 170.21(a)(1) and 170.24(c)(1)",
  maximum: null,
  conditional: null,
  kinds: ["self"],
  validYears: 1,
  requirements: LEVEL_1_REQUIREMENTS,
};

const LEVEL_2: LevelRules = {
  level: 2,
  source: "32 CFR 170.16, 170.17, 170.21(a)(2) and 170.24(c)(2)",
  maximum: 110,
  conditional: {
    minimumScore: 88,
    minimumSource: "32 CFR 170.21(a)(2)(i)",
    highestValue: 1,
    highestValueSource: "32 CFR 170.21(a)(2)(ii)",
    allowedPartial: ["3.13.11"],
    excluded: {
      "3.1.20": "32 CFR 170.21(a)(2)(iii)(A)",
      "3.1.22": "32 CFR 170.21(a)(2)(iii)(B)",
      "3.12.4": "32 CFR 170.21(a)(2)(iii)(C)",
      "3.10.3": "32 CFR 170.21(a)(2)(iii)(D)",
      "3.10.4": "32 CFR 170.21(a)(2)(iii)(E)",
      "3.10.5": "32 CFR 170.21(a)(2)(iii)(F)",
    },
  },
  kinds: ["self", "c3pao"],
  validYears: 3,
  requirements: LEVEL_2_REQUIREMENTS,
};

const LEVEL_3: LevelRules = {
  level: 3,
  source: "32 CFR 170.18, 170.21(a)(3) and 170.24(c)(3)",
  maximum: 24,
  conditional: {
    // 19.2 points, and there are only whole ones.
    minimumScore: 20,
    minimumSource: "32 CFR 170.21(a)(3)(i)",
    highestValue: null,
    highestValueSource: "32 CFR 170.21(a)(3)",
    allowedPartial: [],
    excluded: {
      "3.6.1e": "32 CFR 170.21(a)(3)(ii)(A)",
      "3.6.2e": "32 CFR 170.21(a)(3)(ii)(B)",
      "3.11.1e": "32 CFR 170.21(a)(3)(ii)(C)",
      "3.11.6e": "32 CFR 170.21(a)(3)(ii)(D)",
      "3.11.7e": "32 CFR 170.21(a)(3)(ii)(E)",
      "3.11.4e": "32 CFR 170.21(a)(3)(ii)(F)",
      "3.14.3e": "32 CFR 170.21(a)(3)(ii)(G)",
    },
  },
  kinds: ["dibcac"],
  validYears: 3,
  requirements: LEVEL_3_REQUIREMENTS,
};

const LEVELS: Readonly<Record<CmmcLevel, LevelRules>> = { 1: LEVEL_1, 2: LEVEL_2, 3: LEVEL_3 };

export const rulesOfLevel = (level: CmmcLevel): LevelRules => LEVELS[level];

/** The names of the families of NIST SP 800-171 R2. */
export const FAMILY_NAMES: Readonly<Record<FamilyCode, string>> = {
  AC: "Access Control",
  AT: "Awareness and Training",
  AU: "Audit and Accountability",
  CM: "Configuration Management",
  IA: "Identification and Authentication",
  IR: "Incident Response",
  MA: "Maintenance",
  MP: "Media Protection",
  PS: "Personnel Security",
  PE: "Physical Protection",
  RA: "Risk Assessment",
  CA: "Security Assessment",
  SC: "System and Communications Protection",
  SI: "System and Information Integrity",
};

/** The level that a system's rulebook is about; null for a rulebook of another regime. */
export const levelOfRulebook = (rulebookId: string): CmmcLevel | null => OF_RULEBOOK.get(rulebookId) ?? null;
const OF_RULEBOOK: ReadonlyMap<string, CmmcLevel> = new Map([
  ["cmmc-l1", 1],
  ["cmmc-l2", 2],
  ["cmmc-l3", 3],
]);
