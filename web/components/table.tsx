import type { ReactNode } from "react";
import classes from "./table.module.css";

type TableProps = {
  /** What the table holds; also names the region that scrolls when it is wider than the page. */
  readonly label: string;
  readonly children: ReactNode;
};

/** A calm, dense table. Wide ones scroll inside their own region, reachable by keyboard, never the page. */
export const Table = ({ label, children }: TableProps) => (
  // A region that scrolls must take the focus, or nobody without a mouse can scroll it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className={classes["scroll"]} role="region" aria-label={label} tabIndex={0}>
    <table className={classes["table"]}>
      <caption className="visually-hidden">{label}</caption>
      {children}
    </table>
  </div>
);
