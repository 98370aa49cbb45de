/** The base metrics of CVSS 4.0 with their values (FIRST, CVSS 4.0 specification, sections 2 and 7). */
export const BASE_METRICS_V4 = {
  AV: ["N", "A", "L", "P"],
  AC: ["L", "H"],
  AT: ["N", "P"],
  PR: ["N", "L", "H"],
  UI: ["N", "P", "A"],
  VC: ["H", "L", "N"],
  VI: ["H", "L", "N"],
  VA: ["H", "L", "N"],
  SC: ["H", "L", "N"],
  SI: ["H", "L", "N"],
  SA: ["H", "L", "N"],
} as const;

const modified = Object.fromEntries(
  Object.entries(BASE_METRICS_V4).map(([name, values]) => [
    `M${name}`,
    // Safety: harm to people, of the integrity and availability of subsequent systems only (section 4.2).
    name === "SI" || name === "SA" ? ["X", "S", ...values] : ["X", ...values],
  ]),
);

/** Every metric of CVSS 4.0 that a vector may name with its values, in the order in which a vector names them. */
export const METRICS_V4: Readonly<Record<string, readonly string[]>> = {
  ...BASE_METRICS_V4,
  E: ["X", "A", "P", "U"],
  CR: ["X", "H", "M", "L"],
  IR: ["X", "H", "M", "L"],
  AR: ["X", "H", "M", "L"],
  ...modified,
  S: ["X", "N", "P"],
  AU: ["X", "N", "Y"],
  R: ["X", "A", "U", "I"],
  V: ["X", "D", "C"],
  RE: ["X", "L", "M", "H"],
  U: ["X", "Clear", "Green", "Amber", "Red"],
};
