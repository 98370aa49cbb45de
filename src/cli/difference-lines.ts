import type { LedgerDifference } from "#domain/ledger-difference.ts";

/** How a ledger would differ, for people. */
export const differenceLines = ({ findings, items, itemsLeftOut }: LedgerDifference): string[] => [
  `  findings: ${findings.before} before, ${findings.after} after (${findings.appear} appear, ${findings.disappear} disappear, ${findings.merged} merge, ${findings.split} fall apart)`,
  ...findings.moves.map((move) => `  ${move.findings} findings go from ${move.from} to ${move.to}`),
  ...items.map((item) => {
    const before = item.statusBefore ?? "new";
    const due =
      item.scheduledCompletionBefore === item.scheduledCompletionAfter
        ? ""
        : `, due ${item.scheduledCompletionBefore ?? "never"} → ${item.scheduledCompletionAfter}`;
    return `  ${item.poamId} ${before} → ${item.statusAfter}, ${item.findingsBefore} → ${item.findingsAfter} findings${due}: ${item.name}`;
  }),
  ...(itemsLeftOut === 0 ? [] : [`  and ${itemsLeftOut} further items`]),
];
