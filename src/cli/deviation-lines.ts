import { requestName } from "#app/deviation/deviation-audit.ts";
import type { findRequest } from "#app/deviation/read-deviations.ts";
import { matchWords } from "#domain/deviation/standing-match.ts";

type Request = Awaited<ReturnType<typeof findRequest>>;

/** A request as one JSON value. */
export const deviationRow = (request: Request) => {
  const {
    id: _,
    systemId: __,
    number: ___,
    requestedByKey: ____,
    item,
    standing,
    cites,
    state,
    claim,
    ...rest
  } = request;
  const { type, ...parts } = claim;
  return {
    request: requestName(request),
    type,
    ...rest,
    parts,
    poamId: item?.poamId ?? null,
    standing,
    cites: cites === null ? null : requestName(cites),
    ...state,
  };
};

/** The cells of a request in a table: name, type, subject, status, until, asked by. */
export const deviationCells = (request: Request): string[] => {
  const { claim, item, standing, state, cites } = request;
  const subject = standing === null ? (item?.poamId ?? "") : `standing: ${matchWords(standing.match)}`;
  const until = "expiresOn" in state ? state.expiresOn : request.wantedUntil;
  const by = cites === null ? request.requestedBy : requestName(cites);
  return [requestName(request), claim.type, subject, state.status, until ?? "no end", by];
};

/** What a request came to, in a line. */
export const deviationLine = (request: Request): string => {
  const [name = "", type = "", subject = "", status = ""] = deviationCells(request);
  const score = request.adjusted === null ? "" : `; adjusted score ${request.adjusted.score.toFixed(1)}`;
  const touches = request.standing === null ? "" : `; touches ${request.standing.touches.length} items`;
  return `${name} (${type}, ${subject}) is ${status}${score}${touches}.`;
};
