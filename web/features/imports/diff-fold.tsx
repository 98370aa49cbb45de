import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { count } from "../../components/format.ts";
import classes from "./diff.module.css";

export type DiffKind = "opened" | "returned" | "fixed" | "notObserved" | "seenAgain" | "setAside" | "remarks";

/** The sign before each group, as in a diff. */
const SIGNS: Readonly<Record<DiffKind, string>> = {
  opened: "+",
  returned: "↩",
  fixed: "−",
  notObserved: "?",
  seenAgain: "=",
  setAside: "!",
  remarks: "i",
};

type DiffFoldProps = {
  readonly kind: DiffKind;
  readonly title: string;
  readonly total: number;
  readonly note?: ReactNode;
  readonly startClosed?: boolean;
  readonly children: ReactNode;
};

/** One group of the diff, folded by its head. */
export const DiffFold = ({ kind, title, total, note, startClosed = false, children }: DiffFoldProps) => (
  <details className={classes["group"]} data-kind={kind} open={!startClosed}>
    <summary>
      <IconChevronRight size={15} aria-hidden="true" className={classes["chevron"]} />
      <span className={classes["sign"]} aria-hidden="true">
        {SIGNS[kind]}
      </span>
      <h2>
        {title} <span className="tabular">{count(total)}</span>
      </h2>
      <span className={classes["summarynote"]}>{note}</span>
    </summary>
    <div className={classes["body"]}>{children}</div>
  </details>
);
