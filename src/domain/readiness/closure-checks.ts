import { isBlank, troubleIf, type ItemCheck } from "./readiness-check.ts";

export const CLOSURE_CHECKS: readonly ItemCheck[] = [
  {
    id: "false-positive-open",
    level: "error",
    explanation: "The false positive is approved, but the item still stands among the open ones.",
    fix: "Close the item, with the approved request as its evidence.",
    check: ({ falsePositive, closed }) =>
      troubleIf(
        falsePositive === "approved" && !closed,
        "falsePositive",
        "Approved as a false positive and not closed.",
      ),
  },
  {
    id: "closed-without-evidence",
    level: "error",
    explanation: "The item is closed, and neither a document nor a comment shows that it is done.",
    fix: "Name the scan or the document that shows it; keep it for the assessor.",
    check: ({ closed, evidence, comments }) =>
      troubleIf(
        closed && evidence.every(isBlank) && isBlank(comments),
        "supportingDocuments",
        "Closed without evidence.",
      ),
  },
  {
    id: "closed-without-date",
    level: "error",
    explanation: "The item is closed, and no day says since when.",
    fix: "Give the day on which it was verified as done.",
    check: ({ closed, statusDate, completionDate }) =>
      troubleIf(
        closed && statusDate === null && completionDate === null,
        "statusDate",
        "Closed without a day.",
      ),
  },
  {
    id: "closed-still-deviating",
    level: "error",
    explanation:
      "A closed item still waits for a vendor, has an operational requirement, or a deviation request that is pending. What is accepted stays open.",
    fix: "Reopen the item, or take the mark away and say how the weakness was mended.",
    check: (item) =>
      !item.closed
        ? []
        : [
            ...troubleIf(
              item.vendor !== null && item.vendor.releasedOn === null,
              "vendorDependency",
              "Closed while it waits for a vendor.",
            ),
            ...troubleIf(
              item.operationalRequirement !== "none",
              "operationalRequirement",
              "Closed with an operational requirement.",
            ),
            ...troubleIf(
              item.riskAdjustment === "pending",
              "riskAdjustment",
              "Closed with a pending risk adjustment.",
            ),
            ...troubleIf(
              item.falsePositive === "pending",
              "falsePositive",
              "Closed with a pending false positive.",
            ),
          ],
  },
];
