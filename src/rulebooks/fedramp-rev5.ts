import type { Rulebook } from "#domain/rulebook.ts";

const PLAYBOOK = "FedRAMP Rev 5 continuous monitoring playbook, vulnerability remediation timeframes";

/** FedRAMP Rev 5: 30, 90 and 180 days from discovery; Critical is handled as High. */
export const fedrampRev5 = {
  id: "fedramp-rev5",
  name: "FedRAMP Rev 5",
  source: "FedRAMP POA&M Template Completion Guide 2.2 and Rev 5 playbook",
  remediationDays: {
    critical: { days: 30, source: `${PLAYBOOK}: Critical as High, 30 days.` },
    high: { days: 30, source: `${PLAYBOOK}: High, 30 days.` },
    moderate: { days: 90, source: `${PLAYBOOK}: Moderate, 90 days.` },
    low: { days: 180, source: `${PLAYBOOK}: Low, 180 days.` },
  },
  dueSoonDays: 14,
  impactLevels: ["li-saas", "low", "moderate", "high"],
  defaultControls: { vulnerability: ["RA-5"], configuration: ["CM-6"] },
} as const satisfies Rulebook;
