import type { ReactNode } from "react";
import type { ImportChange } from "../../api/api.generated.ts";
import { ChangeTable } from "./change-table.tsx";
import { DiffFold, type DiffKind } from "./diff-fold.tsx";

type DiffGroupProps = {
  readonly systemId: string;
  readonly kind: DiffKind;
  readonly title: string;
  /** Findings, not weaknesses: several may share one line. */
  readonly total: number;
  readonly changes: readonly ImportChange[];
  readonly applied?: boolean;
  readonly startClosed?: boolean;
  readonly children: ReactNode;
};

/** A group of the diff; left out when it counts nothing. */
export const DiffGroup = ({
  systemId,
  kind,
  title,
  total,
  changes,
  applied = true,
  startClosed,
  children,
}: DiffGroupProps) => {
  if (total === 0 && changes.length === 0) return null;
  return (
    <DiffFold kind={kind} title={title} total={total} note={children} startClosed={startClosed === true}>
      <ChangeTable systemId={systemId} label={title} changes={changes} applied={applied} />
    </DiffFold>
  );
};
