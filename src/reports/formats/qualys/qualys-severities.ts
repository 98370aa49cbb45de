import type { SeverityTable } from "../../parts/severity-word.ts";

/** Qualys severity levels (Qualys VM, "Severity levels"): minimal, medium, serious, critical, urgent. */
export const QUALYS_SEVERITIES: SeverityTable = {
  "1": "low",
  "2": "low",
  "3": "moderate",
  "4": "high",
  "5": "critical",
};
