import type { Action, Actor } from "./access.ts";
import type { CalendarDate } from "./calendar.ts";
import { Fault } from "./fault.ts";
import * as item from "./poam-item.ts";
import type { ItemState, ItemStatus } from "./poam-item.ts";

/** What people may do to an item's status. The rest moves by itself: scans, decisions on deviations, days that pass. */
export const ITEM_MOVES = [
  "record",
  "start",
  "stop",
  "propose closure",
  "close",
  "reopen",
  "defer",
  "resume",
  "cancel",
] as const;
export type ItemMove = (typeof ITEM_MOVES)[number];

type MoveRule = {
  /** The statuses in which the move is legal. */
  readonly from: readonly ItemStatus[];
  readonly action: Action;
  /** The day that the move needs: of the work done, or until which it is put off. */
  readonly needs?: "fixedOn" | "until";
};

/** THE table of legal moves. */
export const MOVE_RULES: Readonly<Record<ItemMove, MoveRule>> = {
  record: { from: ["draft"], action: "item.edit" },
  start: { from: ["open"], action: "item.edit" },
  stop: { from: ["in progress"], action: "item.edit" },
  "propose closure": { from: ["open", "in progress"], action: "item.edit", needs: "fixedOn" },
  close: { from: ["pending verification"], action: "item.approve-closure" },
  reopen: {
    from: ["pending verification", "closed", "false positive", "cancelled"],
    action: "item.approve-closure",
  },
  defer: { from: ["open", "in progress"], action: "item.approve-closure", needs: "until" },
  resume: { from: ["risk accepted", "deferred"], action: "item.approve-closure" },
  cancel: {
    from: ["draft", "open", "in progress", "deferred"],
    action: "item.approve-closure",
  },
};

/** The moves that are legal in a status, in the order of `ITEM_MOVES`. */
export const movesFrom = (status: ItemStatus): readonly ItemMove[] =>
  ITEM_MOVES.filter((move) => MOVE_RULES[move].from.includes(status));

/** Everything that decides whether a move is legal. */
export type MoveRequest = {
  readonly move: ItemMove;
  readonly poamId: string;
  readonly actor: Actor;
  readonly today: CalendarDate;
  readonly fixedOn?: CalendarDate | null | undefined;
  readonly until?: CalendarDate | null | undefined;
  /** Pieces of evidence that the item holds. */
  readonly evidence: number;
  /** Whether the rulebook lets a closed item be open again; otherwise a new item cites it. */
  readonly closedMayReopen: boolean;
};

/** Who somebody is, so that two people can be told apart. */
export const actorKey = (actor: Actor): string =>
  actor.kind === "user" ? `user:${actor.userId}` : `${actor.kind}:${actor.name}`;

/**
 * The status after the move. Throws `item.illegal-transition` (not legal from here), `item.stays-closed` (the rulebook
 * does not reopen), `item.evidence-missing`, `item.same-person` (who did the work cannot verify it) or `input.invalid` (a
 * day is missing or not possible).
 */
export const moveItem = (state: ItemState, request: MoveRequest): ItemState => {
  const illegal = (): Fault => {
    const { from } = MOVE_RULES[request.move];
    const legal = movesFrom(state.status).join(", ") || "none";
    return new Fault(
      "item.illegal-transition",
      `Expected ${request.poamId} to be ${from.join(" or ")} for "${request.move}", found it ${state.status}. Moves that fit: ${legal}.`,
    );
  };
  switch (request.move) {
    case "record":
      if (state.status === "draft") return item.record(state);
      break;
    case "start":
      if (state.status === "open") return item.start(state);
      break;
    case "stop":
      if (state.status === "in progress") return item.stop(state);
      break;
    case "propose closure":
      if (state.status === "open" || state.status === "in progress")
        return item.proposeByEvidence(state, requireWorkDay(request), requireEvidence(request));
      break;
    case "close":
      if (state.status === "pending verification") return item.close(requireOther(state, request));
      break;
    case "reopen":
      if (state.status === "closed" && !request.closedMayReopen) throw staysClosed(request);
      if (
        state.status === "pending verification" ||
        state.status === "closed" ||
        state.status === "false positive" ||
        state.status === "cancelled"
      )
        return item.reopen(state);
      break;
    case "defer":
      if (state.status === "open" || state.status === "in progress")
        return item.defer(state, requireLater(request));
      break;
    case "resume":
      if (state.status === "risk accepted" || state.status === "deferred") return item.resume(state);
      break;
    case "cancel":
      if (item.isActive(state) || state.status === "deferred") return item.cancel(state, "person");
      break;
  }
  throw illegal();
};

const requireWorkDay = ({ poamId, fixedOn, today }: MoveRequest): CalendarDate => {
  if (fixedOn && fixedOn <= today) return fixedOn;
  throw new Fault(
    "input.invalid",
    `Expected the day on which the work on ${poamId} was done, ${today} at the latest. Found ${fixedOn ?? "none"}.`,
  );
};

const requireLater = ({ poamId, until, today }: MoveRequest): CalendarDate => {
  if (until && until > today) return until;
  throw new Fault(
    "input.invalid",
    `Expected a day after ${today} until which ${poamId} is put off. Found ${until ?? "none"}.`,
  );
};

const requireEvidence = ({ poamId, evidence, actor }: MoveRequest): string => {
  if (evidence > 0) return actorKey(actor);
  throw new Fault(
    "item.evidence-missing",
    `Expected evidence that the work on ${poamId} is done, found none. Attach the evidence, or wait for a covering scan.`,
  );
};

const requireOther = (state: item.PendingItem, { poamId, actor }: MoveRequest): item.PendingItem => {
  if (state.proof.by === "scan" || state.proof.workDoneBy !== actorKey(actor)) return state;
  throw new Fault(
    "item.same-person",
    `Expected another person than the one who did the work to verify ${poamId}. Ask an approver who did not work on it.`,
  );
};

const staysClosed = ({ poamId }: MoveRequest): Fault =>
  new Fault(
    "item.stays-closed",
    `Expected ${poamId} to stay closed, as the system's rulebook says. Record a new finding; its item cites this one.`,
  );
