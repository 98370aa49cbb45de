import type { ImportChange, UnprovenReason } from "../../api/api.generated.ts";
import { UNPROVEN_WORDS } from "../../components/words.ts";
import { ChangeTable } from "./change-table.tsx";
import { DiffFold } from "./diff-fold.tsx";
import classes from "./diff.module.css";

type NotObservedProps = {
  readonly systemId: string;
  readonly total: number;
  readonly changes: readonly ImportChange[];
  readonly applied: boolean;
};

/** Absent from the file, but the file does not prove a look: by reason, in plain words. */
export const NotObservedGroups = ({ systemId, total, changes, applied }: NotObservedProps) => {
  if (total === 0 && changes.length === 0) return null;
  const byReason = new Map<UnprovenReason | null, ImportChange[]>();
  for (const change of changes) {
    byReason.set(change.reason, [...(byReason.get(change.reason) ?? []), change]);
  }
  return (
    <DiffFold
      kind="notObserved"
      title="No longer seen: not observed"
      total={total}
      note="stays open: this file does not prove a fix"
    >
      {[...byReason].map(([reason, lines]) => {
        const words = reason === null ? "No reason was given." : UNPROVEN_WORDS[reason];
        return (
          <div key={reason ?? "none"}>
            <h3 className={classes["reason"]}>{words}</h3>
            <ChangeTable
              systemId={systemId}
              label={`Not observed: ${words}`}
              changes={lines}
              applied={applied}
            />
          </div>
        );
      })}
    </DiffFold>
  );
};
