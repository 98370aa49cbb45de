import type { Requirement } from "#domain/cmmc/requirement.ts";

type Row = readonly [family: Requirement["family"], id: string, title: string];

/** The 24 requirements of NIST SP 800-172 that 32 CFR 170.14(c)(4) selects; short titles of its table. */
const ROWS: readonly Row[] = [
  ["AC", "3.1.2e", "Organizationally Controlled Assets"],
  ["AC", "3.1.3e", "Secured Information Transfer"],
  ["AT", "3.2.1e", "Advanced Threat Awareness"],
  ["AT", "3.2.2e", "Practical Training Exercises"],
  ["CM", "3.4.1e", "Authoritative Repository"],
  ["CM", "3.4.2e", "Automated Detection & Remediation"],
  ["CM", "3.4.3e", "Automated Inventory"],
  ["IA", "3.5.1e", "Bidirectional Authentication"],
  ["IA", "3.5.3e", "Block Untrusted Assets"],
  ["IR", "3.6.1e", "Security Operations Center"],
  ["IR", "3.6.2e", "Cyber Incident Response Team"],
  ["PS", "3.9.2e", "Adverse Information"],
  ["RA", "3.11.1e", "Threat-Informed Risk Assessment"],
  ["RA", "3.11.2e", "Threat Hunting"],
  ["RA", "3.11.3e", "Advanced Risk Identification"],
  ["RA", "3.11.4e", "Security Solution Rationale"],
  ["RA", "3.11.5e", "Security Solution Effectiveness"],
  ["RA", "3.11.6e", "Supply Chain Risk Response"],
  ["RA", "3.11.7e", "Supply Chain Risk Plan"],
  ["CA", "3.12.1e", "Penetration Testing"],
  ["SC", "3.13.4e", "Isolation"],
  ["SI", "3.14.1e", "Integrity Verification"],
  ["SI", "3.14.3e", "Specialized Asset Security"],
  ["SI", "3.14.6e", "Threat-Guided Intrusion Detection"],
];

export const LEVEL_3_REQUIREMENTS: readonly Requirement[] = ROWS.map(([family, id, title]) => ({
  id,
  cmmcId: `${family}.L3-${id}`,
  title,
  family,
  kind: "enhanced",
  value: { kind: "points", points: 1 },
  valueSource: "32 CFR 170.24(c)(3)",
  sameAs: [],
  notApplicableWhen: null,
  controls: { rev4: [], rev5: [] },
}));
