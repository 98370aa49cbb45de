import type { Requirement, RequirementValue } from "#domain/cmmc/requirement.ts";
import { level1Over } from "./level-1.ts";
import { mappedControls } from "./mapped-controls.ts";

type Row = readonly [
  family: Requirement["family"],
  id: string,
  title: string,
  kind: "basic" | "derived",
  value: 1 | 3 | 5 | RequirementValue,
];

/** 3.5.3 and 3.13.11: 32 CFR 170.24(c)(2)(i)(B)(4)(i) and (ii). */
const MFA = {
  kind: "graded",
  points: 5,
  partial: { points: 3, condition: "Multifactor authentication for remote and privileged users only" },
} as const;
const ENCRYPTION = {
  kind: "graded",
  points: 5,
  partial: { points: 3, condition: "Encryption is employed but not FIPS-validated" },
} as const;
const SSP = { kind: "precondition" } as const;

/**
 * NIST SP 800-171 R2 with the values of 32 CFR 170.24(c)(2)(i)(B), which agree row by row with annex A of the NIST SP
 * 800-171 DoD Assessment Methodology 1.2.1; short titles of the CMMC Model Overview 2.13.
 */
const ROWS: readonly Row[] = [
  // Access Control
  ["AC", "3.1.1", "Authorized Access Control", "basic", 5],
  ["AC", "3.1.2", "Transaction & Function Control", "basic", 5],
  ["AC", "3.1.3", "Control CUI Flow", "derived", 1],
  ["AC", "3.1.4", "Separation of Duties", "derived", 1],
  ["AC", "3.1.5", "Least Privilege", "derived", 3],
  ["AC", "3.1.6", "Non-Privileged Account Use", "derived", 1],
  ["AC", "3.1.7", "Privileged Functions", "derived", 1],
  ["AC", "3.1.8", "Unsuccessful Logon Attempts", "derived", 1],
  ["AC", "3.1.9", "Privacy & Security Notices", "derived", 1],
  ["AC", "3.1.10", "Session Lock", "derived", 1],
  ["AC", "3.1.11", "Session Termination", "derived", 1],
  ["AC", "3.1.12", "Control Remote Access", "derived", 5],
  ["AC", "3.1.13", "Remote Access Confidentiality", "derived", 5],
  ["AC", "3.1.14", "Remote Access Routing", "derived", 1],
  ["AC", "3.1.15", "Privileged Remote Access", "derived", 1],
  ["AC", "3.1.16", "Wireless Access Authorization", "derived", 5],
  ["AC", "3.1.17", "Wireless Access Protection", "derived", 5],
  ["AC", "3.1.18", "Mobile Device Connection", "derived", 5],
  ["AC", "3.1.19", "Encrypt CUI on Mobile", "derived", 3],
  ["AC", "3.1.20", "External Connections", "derived", 1],
  ["AC", "3.1.21", "Portable Storage Use", "derived", 1],
  ["AC", "3.1.22", "Control Public Information", "derived", 1],
  // Awareness and Training
  ["AT", "3.2.1", "Role-Based Risk Awareness", "basic", 5],
  ["AT", "3.2.2", "Role-Based Training", "basic", 5],
  ["AT", "3.2.3", "Insider Threat Awareness", "derived", 1],
  // Audit and Accountability
  ["AU", "3.3.1", "System Auditing", "basic", 5],
  ["AU", "3.3.2", "User Accountability", "basic", 3],
  ["AU", "3.3.3", "Event Review", "derived", 1],
  ["AU", "3.3.4", "Audit Failure Alerting", "derived", 1],
  ["AU", "3.3.5", "Audit Correlation", "derived", 5],
  ["AU", "3.3.6", "Reduction & Reporting", "derived", 1],
  ["AU", "3.3.7", "Authoritative Time Source", "derived", 1],
  ["AU", "3.3.8", "Audit Protection", "derived", 1],
  ["AU", "3.3.9", "Audit Management", "derived", 1],
  // Configuration Management
  ["CM", "3.4.1", "System Baselining", "basic", 5],
  ["CM", "3.4.2", "Security Configuration Enforcement", "basic", 5],
  ["CM", "3.4.3", "System Change Management", "derived", 1],
  ["CM", "3.4.4", "Security Impact Analysis", "derived", 1],
  ["CM", "3.4.5", "Access Restrictions for Change", "derived", 5],
  ["CM", "3.4.6", "Least Functionality", "derived", 5],
  ["CM", "3.4.7", "Nonessential Functionality", "derived", 5],
  ["CM", "3.4.8", "Application Execution Policy", "derived", 5],
  ["CM", "3.4.9", "User-Installed Software", "derived", 1],
  // Identification and Authentication
  ["IA", "3.5.1", "Identification", "basic", 5],
  ["IA", "3.5.2", "Authentication", "basic", 5],
  ["IA", "3.5.3", "Multifactor Authentication", "derived", MFA],
  ["IA", "3.5.4", "Replay-Resistant Authentication", "derived", 1],
  ["IA", "3.5.5", "Identifier Reuse", "derived", 1],
  ["IA", "3.5.6", "Identifier Handling", "derived", 1],
  ["IA", "3.5.7", "Password Complexity", "derived", 1],
  ["IA", "3.5.8", "Password Reuse", "derived", 1],
  ["IA", "3.5.9", "Temporary Passwords", "derived", 1],
  ["IA", "3.5.10", "Cryptographically-Protected Passwords", "derived", 5],
  ["IA", "3.5.11", "Obscure Feedback", "derived", 1],
  // Incident Response
  ["IR", "3.6.1", "Incident Handling", "basic", 5],
  ["IR", "3.6.2", "Incident Reporting", "basic", 5],
  ["IR", "3.6.3", "Incident Response Testing", "derived", 1],
  // Maintenance
  ["MA", "3.7.1", "Perform Maintenance", "basic", 3],
  ["MA", "3.7.2", "System Maintenance Control", "basic", 5],
  ["MA", "3.7.3", "Equipment Sanitization", "derived", 1],
  ["MA", "3.7.4", "Media Inspection", "derived", 3],
  ["MA", "3.7.5", "Nonlocal Maintenance", "derived", 5],
  ["MA", "3.7.6", "Maintenance Personnel", "derived", 1],
  // Media Protection
  ["MP", "3.8.1", "Media Protection", "basic", 3],
  ["MP", "3.8.2", "Media Access", "basic", 3],
  ["MP", "3.8.3", "Media Disposal", "basic", 5],
  ["MP", "3.8.4", "Media Markings", "derived", 1],
  ["MP", "3.8.5", "Media Accountability", "derived", 1],
  ["MP", "3.8.6", "Portable Storage Encryption", "derived", 1],
  ["MP", "3.8.7", "Removable Media", "derived", 5],
  ["MP", "3.8.8", "Shared Media", "derived", 3],
  ["MP", "3.8.9", "Protect Backups", "derived", 1],
  // Personnel Security
  ["PS", "3.9.1", "Screen Individuals", "basic", 3],
  ["PS", "3.9.2", "Personnel Actions", "basic", 5],
  // Physical Protection
  ["PE", "3.10.1", "Limit Physical Access", "basic", 5],
  ["PE", "3.10.2", "Monitor Facility", "basic", 5],
  ["PE", "3.10.3", "Escort Visitors", "derived", 1],
  ["PE", "3.10.4", "Physical Access Logs", "derived", 1],
  ["PE", "3.10.5", "Manage Physical Access", "derived", 1],
  ["PE", "3.10.6", "Alternative Work Sites", "derived", 1],
  // Risk Assessment
  ["RA", "3.11.1", "Risk Assessments", "basic", 3],
  ["RA", "3.11.2", "Vulnerability Scan", "derived", 5],
  ["RA", "3.11.3", "Vulnerability Remediation", "derived", 1],
  // Security Assessment
  ["CA", "3.12.1", "Security Control Assessment", "basic", 5],
  ["CA", "3.12.2", "Operational Plan of Action", "basic", 3],
  ["CA", "3.12.3", "Security Control Monitoring", "basic", 5],
  ["CA", "3.12.4", "System Security Plan", "basic", SSP],
  // System and Communications Protection
  ["SC", "3.13.1", "Boundary Protection", "basic", 5],
  ["SC", "3.13.2", "Security Engineering", "basic", 5],
  ["SC", "3.13.3", "Role Separation", "derived", 1],
  ["SC", "3.13.4", "Shared Resource Control", "derived", 1],
  ["SC", "3.13.5", "Public-Access System Separation", "derived", 5],
  ["SC", "3.13.6", "Network Communication by Exception", "derived", 5],
  ["SC", "3.13.7", "Split Tunneling", "derived", 1],
  ["SC", "3.13.8", "Data in Transit", "derived", 3],
  ["SC", "3.13.9", "Connections Termination", "derived", 1],
  ["SC", "3.13.10", "Key Management", "derived", 1],
  ["SC", "3.13.11", "CUI Encryption", "derived", ENCRYPTION],
  ["SC", "3.13.12", "Collaborative Device Control", "derived", 1],
  ["SC", "3.13.13", "Mobile Code", "derived", 1],
  ["SC", "3.13.14", "Voice over Internet Protocol", "derived", 1],
  ["SC", "3.13.15", "Communications Authenticity", "derived", 5],
  ["SC", "3.13.16", "Data at Rest", "derived", 1],
  // System and Information Integrity
  ["SI", "3.14.1", "Flaw Remediation", "basic", 5],
  ["SI", "3.14.2", "Malicious Code Protection", "basic", 5],
  ["SI", "3.14.3", "Security Alerts & Advisories", "basic", 5],
  ["SI", "3.14.4", "Update Malicious Code Protection", "derived", 5],
  ["SI", "3.14.5", "System & File Scanning", "derived", 3],
  ["SI", "3.14.6", "Monitor Communications for Attacks", "derived", 5],
  ["SI", "3.14.7", "Identify Unauthorized Use", "derived", 3],
];

/**
 * Points are not taken for these when the capability itself is not permitted: footnotes of annex A of the DoD Assessment
 * Methodology 1.2.1; as a finding that is not applicable.
 */
const CAPABILITIES: Readonly<Record<string, string>> = {
  "3.1.12": "remote access is not permitted",
  "3.1.13": "remote access is not permitted",
  "3.1.16": "wireless access is not permitted",
  "3.1.17": "wireless access is not permitted",
  "3.1.18": "connecting mobile devices is not permitted",
};

const PROCEDURE = "32 CFR 170.24(c)(2)(i)(B)";

const valueSource = (kind: "basic" | "derived", { kind: how, ...value }: RequirementValue): string => {
  if (how === "precondition") return `${PROCEDURE}(5)`;
  if (how === "graded") return `${PROCEDURE}(4)`;
  const paragraph = kind === "basic" ? "(i)" : "(ii)";
  const points = "points" in value ? value.points : 1;
  return points === 5
    ? `${PROCEDURE}(1)${paragraph}`
    : points === 3
      ? `${PROCEDURE}(2)${paragraph}`
      : `${PROCEDURE}(3)`;
};

export const LEVEL_2_REQUIREMENTS: readonly Requirement[] = ROWS.map(([family, id, title, kind, given]) => {
  const value: RequirementValue = typeof given === "number" ? { kind: "points", points: given } : given;
  return {
    id,
    cmmcId: `${family}.L2-${id}`,
    title,
    family,
    kind,
    value,
    valueSource: valueSource(kind, value),
    sameAs: level1Over(id),
    notApplicableWhen: CAPABILITIES[id] ?? null,
    controls: mappedControls(id),
  };
});
