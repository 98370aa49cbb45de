/** The lists of 32 CFR 170.24(c)(2)(i)(B) and 170.21, written out a second time on purpose. */
const ids = (text: string): string[] => text.trim().split(/\s+/);

export const FIVE_BASIC = ids(
  `3.1.1 3.1.2 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.6.1 3.6.2 3.7.2 3.8.3 3.9.2 3.10.1 3.10.2 3.12.1 3.12.3
   3.13.1 3.13.2 3.14.1 3.14.2 3.14.3`,
);
export const FIVE_DERIVED = ids(
  `3.1.12 3.1.13 3.1.16 3.1.17 3.1.18 3.3.5 3.4.5 3.4.6 3.4.7 3.4.8 3.5.10 3.7.5 3.8.7 3.11.2 3.13.5 3.13.6 3.13.15
   3.14.4 3.14.6`,
);
export const THREE_BASIC = ids("3.3.2 3.7.1 3.8.1 3.8.2 3.9.1 3.11.1 3.12.2");
export const THREE_DERIVED = ids("3.1.5 3.1.19 3.7.4 3.8.8 3.13.8 3.14.5 3.14.7");
export const GRADED = ids("3.5.3 3.13.11");
export const PRECONDITION = ids("3.12.4");
export const EXCLUDED_2 = ids("3.1.20 3.1.22 3.12.4 3.10.3 3.10.4 3.10.5");
export const EXCLUDED_3 = ids("3.6.1e 3.6.2e 3.11.1e 3.11.4e 3.11.6e 3.11.7e 3.14.3e");
export const LEVEL_1_NUMBERS = ids(
  "3.1.1 3.1.2 3.1.20 3.1.22 3.5.1 3.5.2 3.8.3 3.10.1 3.10.3 3.10.4 3.10.5 3.13.1 3.13.5 3.14.1 3.14.2 3.14.4 3.14.5",
);

/** Every requirement that may ever stand on a POA&M at Level 2: 46 of one point, and 3.13.11 in its partial state. */
export const ELIGIBLE_2 = ids(
  `3.1.3 3.1.4 3.1.6 3.1.7 3.1.8 3.1.9 3.1.10 3.1.11 3.1.14 3.1.15 3.1.21 3.2.3 3.3.3 3.3.4 3.3.6 3.3.7 3.3.8 3.3.9
   3.4.3 3.4.4 3.4.9 3.5.4 3.5.5 3.5.6 3.5.7 3.5.8 3.5.9 3.5.11 3.6.3 3.7.3 3.7.6 3.8.4 3.8.5 3.8.6 3.8.9 3.10.6 3.11.3
   3.13.3 3.13.4 3.13.7 3.13.9 3.13.10 3.13.11 3.13.12 3.13.13 3.13.14 3.13.16`,
);

/** Requirements in each family: 31 basic and 79 derived, 110 together. */
export const FAMILY_COUNTS = {
  AC: 22,
  AT: 3,
  AU: 9,
  CM: 9,
  IA: 11,
  IR: 3,
  MA: 6,
  MP: 9,
  PS: 2,
  PE: 6,
  RA: 3,
  CA: 4,
  SC: 16,
  SI: 7,
} as const;

export const LEVEL_3 = ids(
  `AC.L3-3.1.2e AC.L3-3.1.3e AT.L3-3.2.1e AT.L3-3.2.2e CM.L3-3.4.1e CM.L3-3.4.2e CM.L3-3.4.3e IA.L3-3.5.1e IA.L3-3.5.3e
   IR.L3-3.6.1e IR.L3-3.6.2e PS.L3-3.9.2e RA.L3-3.11.1e RA.L3-3.11.2e RA.L3-3.11.3e RA.L3-3.11.4e RA.L3-3.11.5e
   RA.L3-3.11.6e RA.L3-3.11.7e CA.L3-3.12.1e SC.L3-3.13.4e SI.L3-3.14.1e SI.L3-3.14.3e SI.L3-3.14.6e`,
);

export const REVISION_3_COUNTS = {
  "03.01": 16,
  "03.02": 2,
  "03.03": 8,
  "03.04": 10,
  "03.05": 8,
  "03.06": 5,
  "03.07": 3,
  "03.08": 7,
  "03.09": 2,
  "03.10": 5,
  "03.11": 3,
  "03.12": 4,
  "03.13": 10,
  "03.14": 5,
  "03.15": 3,
  "03.16": 3,
  "03.17": 3,
} as const;
