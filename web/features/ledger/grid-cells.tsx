import { Link } from "@tanstack/react-router";
import type { CustomCellRendererProps } from "ag-grid-react";
import type { ItemRow } from "../../api/api.generated.ts";
import { DayText } from "../../components/instant-text.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { ItemStatusMark, TimelinessMark } from "../../components/state-mark.tsx";
import classes from "./ledger.module.css";

type CellProps = CustomCellRendererProps<ItemRow>;
/** What the grid hands to every cell beside its row. */
export type GridContext = { readonly systemId: string };

const isContext = (context: unknown): context is GridContext =>
  typeof context === "object" && context !== null && "systemId" in context;

export const ItemLinkCell = ({ data, context }: CellProps) => {
  if (data === undefined || !isContext(context)) return null;
  return (
    <Link
      to="/systems/$systemId/items/$poamId"
      params={{ systemId: context.systemId, poamId: data.poamId }}
      // The cell has the focus and Enter opens the item; a second tab stop in every row would only be in the way.
      tabIndex={-1}
      style={{ color: "var(--mantine-color-anchor)", textDecoration: "none" }}
    >
      {data.poamId}
    </Link>
  );
};

export const RiskCell = ({ data }: CellProps) =>
  data === undefined ? null : <RiskMark rating={data.originalRiskRating} />;

export const StatusCell = ({ data }: CellProps) =>
  data === undefined ? null : <ItemStatusMark status={data.status} />;

/** The date with its distance beside it. */
export const DueCell = ({ data }: CellProps) => {
  if (data === undefined) return null;
  return (
    <span className={classes["due"]}>
      <DayText day={data.scheduledCompletionDate} />
      {data.timeliness !== null && <TimelinessMark timeliness={data.timeliness} />}
    </span>
  );
};

export const DayCell = ({ value }: CustomCellRendererProps<ItemRow, string | null>) =>
  typeof value === "string" ? <DayText day={value} /> : null;

export const ContactCell = ({ data }: CellProps) =>
  data === undefined ? null : (data.pointOfContact ?? <span className={classes["unset"]}>none</span>);
