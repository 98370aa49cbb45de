import { daysBetween } from "../calendar.ts";
import { counted } from "../counted.ts";
import { troubleIf, type ItemCheck, type WholeCheck } from "./readiness-check.ts";
import type { EndingApproval } from "./ledger-facts.ts";

/** A draft that waits longer was forgotten; a choice of ours. */
const LONGEST_DRAFT_DAYS = 14;
/** So long before it ends, an approval should be asked for again; a choice of ours. */
export const ENDS_SOON_DAYS = 30;
const MOST_NAMED = 10;
/** From this probability on, a hint; a choice of ours, since no regime names a score. */
const LIKELY_EPSS = 0.1;

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

const named = (ids: readonly string[]): string =>
  ids.length > MOST_NAMED
    ? `${ids.slice(0, MOST_NAMED).join(", ")} and ${ids.length - MOST_NAMED} more`
    : ids.join(", ");

const approvalOf = ({ name, standing }: EndingApproval): string =>
  standing ? `The standing deviation ${name}` : `The approval ${name}`;

/** Checks that need more than a document: nothing is found where there is no ledger. */
export const LEDGER_CHECKS: ReadonlyArray<ItemCheck | WholeCheck> = [
  {
    id: "draft-long",
    level: "warning",
    explanation: `The item is a draft for more than ${LONGEST_DRAFT_DAYS} days: it stands in no document, and its clock runs all the same.`,
    fix: "Record it, or cancel it and say why.",
    check: ({ ledger }, { on }) =>
      troubleIf(
        ledger?.status === "draft" && daysBetween(ledger.recordedOn, on) > LONGEST_DRAFT_DAYS,
        "statusDate",
        `A draft since ${ledger?.recordedOn}.`,
      ),
  },
  {
    id: "likely-exploitable-unsaid",
    level: "info",
    rulebooks: {
      words: "set their time frames by whether a vulnerability is likely exploitable",
      have: ({ remediation }) => remediation.by === "potential agency impact",
    },
    explanation: `FIRST's EPSS gives a CVE of the open item a probability of ${percent(LIKELY_EPSS)} or more to be exploited within 30 days, and the item is not called likely exploitable.`,
    fix: "Evaluate it again: call it likely exploitable, or say in the comments why it is not here.",
    check: ({ ledger, closed, texts }) =>
      troubleIf(
        !closed && (ledger?.epss?.score ?? 0) >= LIKELY_EPSS && texts.likelyExploitable !== "true",
        "likelyExploitable",
        `${ledger?.epss?.cve}: ${percent(ledger?.epss?.score ?? 0)} on ${ledger?.epss?.scoreDate}.`,
      ),
  },
  {
    id: "owner-left",
    level: "warning",
    explanation: "The person who owns the open item does not belong to the system any more.",
    fix: "Give the item to somebody who can drive it to its end.",
    check: ({ ledger, closed, pointOfContact }) =>
      troubleIf(
        !closed && ledger?.ownerBelongs === false,
        "pointOfContact",
        `${pointOfContact ?? "Its owner"} has no role in the system.`,
      ),
  },
  {
    id: "evidence-expired",
    level: "warning",
    explanation:
      "A piece of evidence has expired and nothing of its kind has replaced it. What it attested is proven no more.",
    fix: "Collect it anew, or withdraw it and say why it is not needed any more.",
    check: ({ ledger }) =>
      (ledger?.expiredEvidence ?? []).map(({ name, expiredOn }) => ({
        field: "supportingDocuments",
        message: `${name} expired on ${expiredOn}.`,
      })),
  },
  {
    id: "standing-deviation-expired",
    level: "error",
    explanation:
      "A standing deviation has expired, and open items that stood under it have no approval now. They count as any other open item, with the date that they have.",
    fix: "Ask for the standing deviation anew, or mend the weakness; do not let it run on by itself.",
    checkAll: (_, { system }) =>
      (system?.expired ?? [])
        .filter(({ poamIds }) => poamIds.length > 0)
        .map((approval) => ({
          field: "operationalRequirement",
          message: `${approvalOf(approval)} expired on ${approval.lastDay}: ${named(approval.poamIds)}.`,
        })),
  },
  {
    id: "approval-ending",
    level: "info",
    explanation: `An approved deviation or risk acceptance ends within ${ENDS_SOON_DAYS} days. Then its items come back by themselves.`,
    fix: "Ask for it anew in time, with what has changed since.",
    checkAll: (_, { system }) =>
      (system?.ending ?? []).map((approval) => ({
        field: "operationalRequirement",
        message: `${approvalOf(approval)} ends on ${approval.lastDay}${approval.poamIds.length === 0 ? "" : `: ${named(approval.poamIds)}`}.`,
      })),
  },
  {
    id: "cmmc-not-eligible",
    level: "error",
    explanation:
      "The system's CMMC assessment gives neither a Final nor a Conditional status as it stands (32 CFR 170.21).",
    fix: "Meet the requirements that are named; they may not stand on a POA&M.",
    checkAll: (_, { system }) =>
      system?.cmmc?.eligibility.outcome !== "none" || system.cmmc.status.standing === "final"
        ? []
        : system.cmmc.eligibility.blocking.map(({ because, source }) => ({
            field: "requirements",
            message: `${because.replace(/\.$/, "")} (${source}).`,
          })),
  },
  {
    id: "cmmc-close-out-near",
    level: "warning",
    explanation: `The 180 days of a Conditional CMMC status end within 45 days, and requirements still stand on the POA&M. There is no extension (32 CFR 170.21(b)).`,
    fix: "Meet what is left, and have the close-out assessment done before the last day.",
    checkAll: (_, { system }) => {
      const cmmc = system?.cmmc;
      if (cmmc?.status.standing !== "conditional") return [];
      const { daysLeft, lastDay } = cmmc.status.closeOut;
      return troubleIf(
        daysLeft <= 45 && cmmc.onPoam.length > 0,
        "scheduledCompletionDate",
        `${counted(daysLeft, "days")} left until ${lastDay}; on the POA&M: ${named(cmmc.onPoam)}.`,
      );
    },
  },
  {
    id: "cmmc-close-out-missed",
    level: "error",
    explanation: "The 180 days of a Conditional CMMC status are over: it has expired (32 CFR 170.21(b)).",
    fix: "Tell the contracting officer; a new assessment is needed.",
    checkAll: (_, { system }) => {
      const status = system?.cmmc?.status;
      return troubleIf(
        status?.standing === "expired",
        "scheduledCompletionDate",
        `The last day was ${status?.standing === "expired" ? status.closeOut.lastDay : ""}.`,
      );
    },
  },
];
