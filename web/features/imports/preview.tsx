import type { ImportCounts, ImportDetail, System } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { DiffGroup } from "./diff-group.tsx";
import { NotObservedGroups } from "./not-observed-groups.tsx";
import classes from "./diff.module.css";
import { RemarkList } from "./remark-list.tsx";
import { SetAsideTable } from "./set-aside-table.tsx";
import { SumLine } from "./sum-line.tsx";

type PreviewProps = { readonly system: System; readonly detail: ImportDetail; readonly counts: ImportCounts };

/** The preview reads like a diff: what comes, what returns, what goes and why, what stays, what was set aside. */
export const Preview = ({ system, detail, counts }: PreviewProps) => {
  const of = (effect: ImportDetail["changes"][number]["effect"]) =>
    detail.changes.filter((change) => change.effect === effect);
  return (
    <div className={classes["diff"]}>
      <SumLine counts={counts} />
      <DiffGroup
        systemId={system.id}
        kind="opened"
        title="New"
        total={counts.opened}
        changes={of("opened")}
        applied={applied(detail)}
      >
        {counted(counts.itemsOpened, "item")} {applied(detail) ? "opened" : "would open"}
      </DiffGroup>
      <DiffGroup
        systemId={system.id}
        kind="returned"
        title="Returned"
        total={counts.returned}
        changes={of("returned")}
        applied={applied(detail)}
      >
        fixed before, seen again; {counted(counts.itemsReopened, "item")}{" "}
        {applied(detail) ? "reopened" : "would reopen"}
      </DiffGroup>
      <DiffGroup
        systemId={system.id}
        kind="fixed"
        title="No longer seen: fixed"
        total={counts.fixed}
        changes={of("fixed")}
        applied={applied(detail)}
      >
        the scan looked and did not find; {counted(counts.itemsProposedForClosure, "item")}{" "}
        {applied(detail) ? "proposed" : "would be proposed"} for closure
      </DiffGroup>
      <NotObservedGroups
        systemId={system.id}
        total={counts.notObserved}
        changes={of("notObserved")}
        applied={applied(detail)}
      />
      <DiffGroup
        systemId={system.id}
        kind="seenAgain"
        title="Seen again"
        total={counts.seenAgain}
        changes={of("seenAgain")}
        applied={applied(detail)}
        startClosed
      >
        still open; last seen moves on
      </DiffGroup>
      <SetAsideTable system={system} importId={detail.id} records={detail.setAside} total={counts.setAside} />
      <RemarkList remarks={detail.remarks} />
      {detail.changesLeftOut > 0 && (
        <p className={classes["leftout"]}>
          {count(detail.changesLeftOut)} further changes are counted above but not listed here.
        </p>
      )}
    </div>
  );
};

const applied = ({ status }: ImportDetail): boolean => status === "applied";
