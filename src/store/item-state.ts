import { sql } from "kysely";
import type { CalendarDate } from "#domain/calendar.ts";
import {
  OPEN_STATUSES,
  TIMED_STATUSES,
  type ActiveStatus,
  type ItemState,
  type ItemStatus,
  type Proof,
} from "#domain/poam-item.ts";

/** The columns in which an item's status is kept. */
export type StateColumns = {
  readonly status: ItemStatus;
  readonly fixedOn: CalendarDate | null;
  readonly completionDate: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly resumes: ActiveStatus | null;
  readonly proof: Proof["by"] | null;
  readonly workDoneBy: string | null;
  readonly cancelledBy: "scans" | "person" | null;
};

/** `StateColumns` of a `poam_items i`. */
export const STATE = sql`i.status, i.fixed_on as "fixedOn", i.completion_date as "completionDate",
  i.until_date as until, i.resumes, i.proof, i.work_done_by as "workDoneBy", i.cancelled_by as "cancelledBy"`;

/** Whether a `poam_items i` stands on an authority's open list, and whether it can miss its date. */
export const OPEN = sql`i.status in (${sql.join(OPEN_STATUSES.map((status) => sql.lit(status)))})`;
export const TIMED = sql`i.status in (${sql.join(TIMED_STATUSES.map((status) => sql.lit(status)))})`;

/** The columns of an item's status as the domain's union. Throws for a row that the table's checks forbid. */
export const itemState = (columns: StateColumns): ItemState => {
  const { status } = columns;
  const resumes = columns.resumes ?? "open";
  switch (status) {
    case "draft":
    case "open":
    case "in progress":
      return { status };
    case "pending verification":
      return { status, fixedOn: needed(columns.fixedOn), proof: proofOf(columns), resumes };
    case "closed":
      return {
        status,
        fixedOn: needed(columns.fixedOn),
        completionDate: needed(columns.completionDate),
        proof: proofOf(columns),
      };
    case "risk accepted":
    case "deferred":
      return { status, until: needed(columns.until), resumes };
    case "false positive":
      return { status, completionDate: needed(columns.completionDate), resumes };
    case "cancelled":
      return { status, by: needed(columns.cancelledBy) };
  }
};

/** The columns of a status. */
export const stateColumns = (state: ItemState): StateColumns => ({
  status: state.status,
  fixedOn: "fixedOn" in state ? state.fixedOn : null,
  completionDate: "completionDate" in state ? state.completionDate : null,
  until: "until" in state ? state.until : null,
  resumes: "resumes" in state ? state.resumes : null,
  proof: "proof" in state ? state.proof.by : null,
  workDoneBy: "proof" in state && state.proof.by === "evidence" ? state.proof.workDoneBy : null,
  cancelledBy: state.status === "cancelled" ? state.by : null,
});

const proofOf = ({ proof, workDoneBy }: StateColumns): Proof =>
  proof === "evidence" ? { by: "evidence", workDoneBy: needed(workDoneBy) } : { by: "scan" };

const needed = <T>(value: T | null): T => {
  if (value === null) throw new Error("A POA&M item lacks a column that its status needs.");
  return value;
};
