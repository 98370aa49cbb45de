import type { Requirement } from "#domain/cmmc/requirement.ts";

type Row = readonly [family: Requirement["family"], paragraph: string, title: string, covers: string];

/**
 * The fifteen paragraphs of FAR 52.204-21(b)(1) with the numbers of NIST SP 800-171 R2 that they cover: 32 CFR 170.14(c)(2)
 * and the CMMC Model Overview 2.13.
 */
const ROWS: readonly Row[] = [
  ["AC", "b.1.i", "Authorized Access Control", "3.1.1"],
  ["AC", "b.1.ii", "Transaction & Function Control", "3.1.2"],
  ["AC", "b.1.iii", "External Connections", "3.1.20"],
  ["AC", "b.1.iv", "Control Public Information", "3.1.22"],
  ["IA", "b.1.v", "Identification", "3.5.1"],
  ["IA", "b.1.vi", "Authentication", "3.5.2"],
  ["MP", "b.1.vii", "Media Disposal", "3.8.3"],
  ["PE", "b.1.viii", "Limit Physical Access", "3.10.1"],
  ["PE", "b.1.ix", "Manage Visitors & Physical Access", "3.10.3 3.10.4 3.10.5"],
  ["SC", "b.1.x", "Boundary Protection", "3.13.1"],
  ["SC", "b.1.xi", "Public-Access System Separation", "3.13.5"],
  ["SI", "b.1.xii", "Flaw Remediation", "3.14.1"],
  ["SI", "b.1.xiii", "Malicious Code Protection", "3.14.2"],
  ["SI", "b.1.xiv", "Update Malicious Code Protection", "3.14.4"],
  ["SI", "b.1.xv", "System & File Scanning", "3.14.5"],
];

const cmmcId = (family: string, paragraph: string): string => `${family}.L1-${paragraph}`;

export const LEVEL_1_REQUIREMENTS: readonly Requirement[] = ROWS.map(([family, id, title, covers]) => ({
  id,
  cmmcId: cmmcId(family, id),
  title,
  family,
  kind: "far",
  value: { kind: "unscored" },
  valueSource: "32 CFR 170.24(c)(1)",
  sameAs: covers.split(" "),
  notApplicableWhen: null,
  controls: { rev4: [], rev5: [] },
}));

/** The requirement of Level 1 that covers a number of SP 800-171, if one does. */
export const level1Over = (id: string): readonly string[] =>
  LEVEL_1_REQUIREMENTS.filter(({ sameAs }) => sameAs.includes(id)).map((each) => each.cmmcId);
