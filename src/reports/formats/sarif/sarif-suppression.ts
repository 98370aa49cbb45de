import { listAt, textAt } from "../../json/json-fields.ts";

/** Whether a result is suppressed: some suppression, and none under review or rejected (SARIF 2.1.0, section 3.27.23). */
export const isSuppressed = (result: unknown): boolean => {
  const suppressions = listAt(result, "suppressions");
  return (
    suppressions.length > 0 &&
    suppressions.every((entry) => {
      const status = textAt(entry, "status") ?? "accepted";
      return status === "accepted";
    })
  );
};

/** The reasons of a result's suppressions for people, or null. */
export const suppressionReason = (result: unknown): string | null => {
  const reasons = listAt(result, "suppressions").map((entry) => {
    const words = [textAt(entry, "kind"), textAt(entry, "status")].filter((word) => word !== null);
    const why = textAt(entry, "justification");
    return `Suppressed (${words.join(", ") || "no kind"})${why === null ? "." : `: ${why}`}`;
  });
  return reasons.length === 0 ? null : reasons.join("\n");
};
