import type { ItemMove } from "../../api/api.generated.ts";

type Move = ItemMove["move"];
type MoveWords = {
  readonly button: string;
  readonly lead: string;
  readonly done: string;
  /** The day that the move asks for. */
  readonly day?: { readonly name: "fixedOn" | "until"; readonly label: string };
  /** The move that the status leads to; it stands out. */
  readonly filled?: true;
};

export const MOVE_WORDS: Readonly<Record<Move, MoveWords>> = {
  record: {
    button: "Open item",
    lead: "The draft becomes an open item: it stands in documents and its dates count.",
    done: "opened",
    filled: true,
  },
  start: { button: "Start work", lead: "Says that somebody works on it.", done: "in progress" },
  stop: { button: "Stop work", lead: "The item is open again; nobody works on it.", done: "open again" },
  "propose closure": {
    button: "Propose closure",
    lead: "For what no scan can check: the evidence on the item shows that the work is done. Another person verifies it.",
    done: "waiting for verification",
    day: { name: "fixedOn", label: "Work done on" },
  },
  close: {
    button: "Verify and close",
    lead: "Closing states that the weakness is gone and that you have seen the proof.",
    done: "closed",
    filled: true,
  },
  reopen: {
    button: "Reopen",
    lead: "The item goes on under its number, with its original dates.",
    done: "open again",
  },
  defer: {
    button: "Defer",
    lead: "The work is put off until a day; then the item comes back by itself. Its scheduled date does not move.",
    done: "deferred",
    day: { name: "until", label: "Until" },
  },
  resume: { button: "Take up again", lead: "The item goes on where it was before.", done: "taken up again" },
  cancel: {
    button: "Cancel the item",
    lead: "For items that should not exist, such as duplicates. The number is never used again.",
    done: "cancelled",
  },
};
