import type { CalendarDate } from "../calendar.ts";
import { earlierOf } from "../calendar.ts";
import { isStale } from "../timeliness.ts";
import { scheduledCompletion } from "../clocks.ts";
import { daysOverdue } from "./days-overdue.ts";
import { isRaised } from "./governing-rating.ts";
import { troubleIf, type ItemCheck } from "./readiness-check.ts";
import type { ReadinessContext } from "./readiness-context.ts";
import type { ReadinessItem } from "./readiness-item.ts";

/**
 * The latest day that the rulebook gives; null where it gives none, or where a vendor, a deviation or an extension stands
 * between the rulebook's days and the item's.
 */
const givenDay = (
  item: ReadinessItem,
  { on, rulebook, impactLevel }: ReadinessContext,
): CalendarDate | null => {
  if (item.ledger !== null) return item.ledger.ruleDate;
  const { originalDetectionDate, originalRiskRating, adjustedRiskRating } = item;
  if (originalDetectionDate === null || originalRiskRating === null || excused(item)) return null;
  const { date } = scheduledCompletion(rulebook, {
    originalDetectionDate,
    originalRiskRating,
    ...(item.riskAdjustment === "approved" && adjustedRiskRating !== null
      ? { approvedRiskAdjustment: { rating: adjustedRiskRating, approvedOn: item.statusDate ?? on } }
      : {}),
    ...(isRaised(item) && adjustedRiskRating !== null
      ? { scannerRaise: { rating: adjustedRiskRating, raisedOn: item.statusDate ?? on } }
      : {}),
    ...(impactLevel === null ? {} : { impactLevel }),
  });
  const kev = rulebook.clock.kevDueDateGoverns.value ? item.kevDueDate : null;
  return date !== null && kev !== null ? earlierOf(date, kev) : date;
};

const excused = (item: ReadinessItem): boolean =>
  item.vendor !== null ||
  item.extendedTo !== null ||
  item.operationalRequirement !== "none" ||
  item.falsePositive !== "none" ||
  item.riskAdjustment === "pending";

export const DATE_CHECKS: readonly ItemCheck[] = [
  {
    id: "deadline-missing",
    level: "error",
    explanation: "An open item has no scheduled completion date.",
    fix: "Set the date that the rulebook gives.",
    check: (item) =>
      troubleIf(
        !item.closed && item.scheduledCompletionDate === null,
        "scheduledCompletionDate",
        "There is no scheduled completion date.",
      ),
  },
  {
    id: "deadline-before-detection",
    level: "error",
    explanation: "The scheduled completion date is before the day on which the weakness was detected.",
    fix: "Correct the one or the other; the original detection date never changes once it is right.",
    check: ({ originalDetectionDate: found, scheduledCompletionDate: due }) =>
      troubleIf(
        found !== null && due !== null && due < found,
        "scheduledCompletionDate",
        `Detected on ${found}, due on ${due}.`,
      ),
  },
  {
    id: "deadline-too-late",
    level: "error",
    explanation:
      "The scheduled completion date is later than the rulebook allows, and neither a vendor dependency, a deviation nor an extension explains it.",
    fix: "Set the date that the rulebook gives, or ask for what explains the later one.",
    check: (item, context) => {
      const [due, given] = [item.scheduledCompletionDate, givenDay(item, context)];
      return troubleIf(
        !item.closed && due !== null && given !== null && due > given,
        "scheduledCompletionDate",
        `Due on ${due}; ${context.rulebook.name} gives ${given}.`,
      );
    },
  },
  {
    id: "deadline-early",
    level: "info",
    explanation:
      "The scheduled completion date is earlier than the rulebook asks for. That is allowed, but the item is late on a day on which it need not be.",
    fix: "Leave it if it is meant; else set the date that the rulebook gives.",
    check: (item, context) => {
      const [due, given] = [item.scheduledCompletionDate, givenDay(item, context)];
      return troubleIf(
        !item.closed && due !== null && given !== null && due < given,
        "scheduledCompletionDate",
        `Due on ${due}; ${context.rulebook.name} gives ${given}.`,
      );
    },
  },
  {
    id: "overdue",
    level: "warning",
    explanation:
      "The scheduled completion date is over and the item is open. An item that waits for a vendor with check-ins in time is not overdue where the rulebook says so; nor is, in a ledger, one whose risk is accepted: its acceptance has a last day of its own.",
    fix: "Close it with evidence, or ask for a deviation, a risk acceptance or an extension.",
    check: (item, context) => {
      const days = daysOverdue(item, context);
      return troubleIf(
        days !== null,
        "scheduledCompletionDate",
        `Due on ${item.scheduledCompletionDate}, ${days} days before ${context.on}.`,
      );
    },
  },
  {
    id: "stale",
    level: "warning",
    rulebooks: {
      words: "set a period within which an open item is updated",
      have: ({ upkeep }) => upkeep.staleAfterDays.value !== null,
    },
    explanation: "The status date of an open item is longer ago than the rulebook's period.",
    fix: "Look at the item again, write what was done, and set the status date.",
    check: (item, { on, rulebook }) =>
      troubleIf(
        !item.closed && item.statusDate !== null && isStale(rulebook, item.statusDate, on),
        "statusDate",
        `Updated last on ${item.statusDate}; ${rulebook.name} asks for an update every ${rulebook.upkeep.staleAfterDays.value} days.`,
      ),
  },
  {
    id: "date-in-future",
    level: "error",
    explanation: "A day that tells of something that happened is in the future.",
    fix: "Correct the day.",
    check: (item, { on }) =>
      (
        [
          ["originalDetectionDate", item.originalDetectionDate],
          ["statusDate", item.statusDate],
          ["completionDate", item.completionDate],
          ["lastVendorCheckIn", item.vendor?.lastCheckIn ?? null],
        ] as const
      ).flatMap(([field, day]) => troubleIf(day !== null && day > on, field, `${day} is after ${on}.`)),
  },
  {
    id: "kev-date-missing",
    level: "error",
    rulebooks: {
      words: "let CISA's due dates govern",
      have: ({ clock }) => clock.kevDueDateGoverns.value,
    },
    explanation:
      "The weakness is known to be exploited (CISA KEV), but the due date of the catalog is missing.",
    fix: "Look the CVE up in the catalog and give its due date.",
    check: (item) =>
      troubleIf(
        !item.closed && item.knownExploited === true && item.kevDueDate === null,
        "kevDueDate",
        "Known to be exploited, without CISA's due date.",
      ),
  },
  {
    id: "kev-date-missed",
    level: "error",
    rulebooks: {
      words: "let CISA's due dates govern",
      have: ({ clock }) => clock.kevDueDateGoverns.value,
    },
    explanation: "CISA's due date of a known exploited vulnerability is over and the item is open.",
    fix: "Mend it at once, or take the asset off the network; tell the authorizing official.",
    check: (item, { on }) =>
      troubleIf(
        !item.closed && item.kevDueDate !== null && item.kevDueDate < on,
        "kevDueDate",
        `CISA's due date was ${item.kevDueDate}.`,
      ),
  },
];
