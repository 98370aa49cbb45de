import { CLOSURE_CHECKS } from "./closure-checks.ts";
import { DATE_CHECKS } from "./date-checks.ts";
import { DEVIATION_CHECKS } from "./deviation-checks.ts";
import { ESCALATION_CHECK } from "./escalation-check.ts";
import { LEDGER_CHECKS } from "./ledger-checks.ts";
import { MILESTONE_CHECKS } from "./milestone-checks.ts";
import type { ReadinessCheck } from "./readiness-check.ts";
import { REQUIRED_FIELD_CHECK } from "./required-field-check.ts";
import { SOURCE_CHECKS } from "./source-checks.ts";
import { TEXT_CHECKS } from "./text-checks.ts";
import { VENDOR_CHECKS } from "./vendor-checks.ts";

/** THE list of readiness checks: adding one is one entry in its file, with a failing and a passing example in the test. */
export const READINESS_CHECKS: readonly ReadinessCheck[] = [
  ...SOURCE_CHECKS,
  ...TEXT_CHECKS,
  ...MILESTONE_CHECKS,
  ...DATE_CHECKS,
  ...VENDOR_CHECKS,
  ...DEVIATION_CHECKS,
  ...CLOSURE_CHECKS,
  REQUIRED_FIELD_CHECK,
  ESCALATION_CHECK,
  ...LEDGER_CHECKS,
];
