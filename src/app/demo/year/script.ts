import { returnExpiredAt } from "../../deviation/return-expired.ts";
import { setBaseline } from "../../readiness/baseline.ts";
import { adoptIntakePolicy, readIntakePolicy } from "../../retell/intake-policy.ts";
import { CLOSURE_WEAKNESSES, closureActs } from "../stories/closures.ts";
import { DEVIATION_WEAKNESSES, deviationActs } from "../stories/deviations.ts";
import { EVERGREEN_WEAKNESSES, evergreenActs } from "../stories/evergreen.ts";
import { EXPLOITED_WEAKNESSES, exploitedActs } from "../stories/exploited.ts";
import { IMAGE_WEAKNESSES, imageActs } from "../stories/image.ts";
import { OVERDUE_WEAKNESSES, overdueActs } from "../stories/overdue.ts";
import { ROUTINE_WEAKNESSES, routineActs } from "../stories/routine.ts";
import { VENDOR_WEAKNESSES, vendorActs } from "../stories/vendors.ts";
import type { Act } from "./act.ts";
import { lookAgain } from "./desk.ts";
import { FIRST_DAY, scanDay, SCANS, type Day } from "./days.ts";
import { hostReport } from "./host-report.ts";
import { imageReport } from "./image-report.ts";
import { PEOPLE } from "./people.ts";
import { scanActs } from "./scans.ts";

const { officer, official } = PEOPLE;

const WEAKNESSES = [
  ...ROUTINE_WEAKNESSES,
  ...OVERDUE_WEAKNESSES,
  ...EVERGREEN_WEAKNESSES,
  ...VENDOR_WEAKNESSES,
  ...DEVIATION_WEAKNESSES,
  ...CLOSURE_WEAKNESSES,
  ...EXPLOITED_WEAKNESSES,
].toSorted((a, b) => a.id - b.id);

/** FedRAMP: what was closed stays closed; what comes back is a new item that cites it. */
const policyAdopted: Act = {
  day: FIRST_DAY,
  part: "decisions",
  who: official,
  does: async ({ app, actor, systemId }) => {
    const policy = await readIntakePolicy(app, actor, systemId);
    await adoptIntakePolicy(app, actor, systemId, {
      policy: { ...policy, returning: "new item" },
      revision: 0,
      reason: "A closed item stays closed, as the rulebook has it.",
    });
  },
};

const baseline = (day: Day, vulnerabilities: number, reason: string): Act => ({
  day,
  part: "decisions",
  who: officer,
  does: ({ app, actor, systemId, date }) =>
    setBaseline(app, actor, systemId, { on: date(day), vulnerabilities, reason }),
});

/** Approvals that ran out end, and what they held comes back, as the server does every hour. */
const calendarLooks = (day: Day): Act => ({
  day,
  part: "calendar",
  who: officer,
  does: (desk) => {
    lookAgain(desk);
    return returnExpiredAt(desk.app, desk.systemId, desk.app.now());
  },
});

const MONTHS = Array.from({ length: SCANS - 1 }, (_, scan) => scanDay(scan) + 15);

/** Everything that happens in the year. What the acts of a day are about follows from the weaknesses alone. */
export const theYear = (): readonly Act[] => [
  policyAdopted,
  ...scanActs([
    { name: "monthly-scan", extension: "nessus", text: (scan, at) => hostReport(WEAKNESSES, scan, at) },
    { name: "shop-image", extension: "json", text: (scan, at) => imageReport(IMAGE_WEAKNESSES, scan, at) },
  ]),
  baseline(-328, 14, "Unique vulnerabilities at the authorization."),
  baseline(-118, 26, "Unique vulnerabilities of the annual assessment."),
  ...MONTHS.map(calendarLooks),
  ...routineActs(),
  ...imageActs(),
  ...overdueActs(),
  ...evergreenActs(),
  ...vendorActs(),
  ...deviationActs(),
  ...closureActs(),
  ...exploitedActs(),
];
