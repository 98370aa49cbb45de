import type { ReactNode } from "react";
import classes from "./table.module.css";

type TableProps = {
  /** What the table holds; also names the region that scrolls when it is wider than the page. */
  readonly label: string;
  /** `fixed` gives tables that stand under each other the same columns. */
  readonly layout?: "auto" | "fixed";
  /** True for tables of words: on a narrow screen each row stands as a list, every cell after its `data-label`. */
  readonly stack?: boolean;
  readonly children: ReactNode;
};

/** A calm, dense table. Wide ones scroll inside their own region, reachable by keyboard, never the page. */
export const Table = ({ label, layout = "auto", stack = false, children }: TableProps) => (
  // A region that scrolls must take the focus, or nobody without a mouse can scroll it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <section className={classes["scroll"]} aria-label={label} tabIndex={0}>
    <table className={classes["table"]} data-layout={layout} data-stack={stack || undefined}>
      <caption className="visually-hidden">{label}</caption>
      {children}
    </table>
  </section>
);
