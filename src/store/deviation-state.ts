import type { CalendarDate } from "#domain/calendar.ts";
import type { Deed, RequestState, RequestStatus } from "#domain/deviation/request-state.ts";

/** The columns in which the state of a request is kept. */
export type DecisionColumns = {
  readonly status: RequestStatus;
  readonly decidedOn: CalendarDate | null;
  readonly decidedBy: string | null;
  readonly decidedBecause: string | null;
  readonly expiresOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly endedBy: string | null;
  readonly endedBecause: string | null;
};

/** The columns as the domain's union. Throws for a row that the table's checks forbid. */
export const stateFrom = (row: DecisionColumns): RequestState => {
  const { status, expiresOn, reviewOn } = row;
  const decided = (): Deed => deed(row.decidedOn, row.decidedBy, row.decidedBecause);
  const ended = (): Deed => deed(row.endedOn, row.endedBy, row.endedBecause);
  switch (status) {
    case "pending":
      return { status };
    case "approved":
      return { status, approved: decided(), expiresOn, reviewOn };
    case "rejected":
      return { status, rejected: decided() };
    case "withdrawn":
      return { status, ended: ended() };
    case "revoked":
    case "expired":
    case "replaced":
      return { status, approved: decided(), expiresOn, reviewOn, ended: ended() };
  }
};

export const decisionColumns = (state: RequestState): DecisionColumns => {
  const approval = "approved" in state ? state : null;
  const decided = approval?.approved ?? ("rejected" in state ? state.rejected : null);
  const ended = "ended" in state ? state.ended : null;
  return {
    status: state.status,
    decidedOn: decided?.on ?? null,
    decidedBy: decided?.by ?? null,
    decidedBecause: decided?.reason ?? null,
    expiresOn: approval?.expiresOn ?? null,
    reviewOn: approval?.reviewOn ?? null,
    endedOn: ended?.on ?? null,
    endedBy: ended?.by ?? null,
    endedBecause: ended?.reason ?? null,
  };
};

const deed = (on: CalendarDate | null, by: string | null, reason: string | null): Deed => {
  if (on === null || by === null || reason === null)
    throw new Error("A deviation request lacks a column that its status needs.");
  return { on, by, reason };
};
