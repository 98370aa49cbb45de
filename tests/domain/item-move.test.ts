import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import type { Actor } from "#domain/access.ts";
import { Fault, type FaultCode } from "#domain/fault.ts";
import { ITEM_MOVES, MOVE_RULES, moveItem, movesFrom, type MoveRequest } from "#domain/item-move.ts";
import { ITEM_STATUSES, type ItemState, type ItemStatus } from "#domain/poam-item.ts";
import { day } from "./observations.ts";

const ada: Actor = { kind: "user", userId: "ada", name: "Ada" };
const bob: Actor = { kind: "user", userId: "bob", name: "Bob" };
const today = day("2026-06-15");

const request = (move: MoveRequest["move"], more: Partial<MoveRequest> = {}): MoveRequest => ({
  move,
  poamId: "V-1",
  actor: ada,
  today,
  fixedOn: day("2026-06-10"),
  until: day("2026-12-31"),
  evidence: 1,
  closedMayReopen: true,
  ...more,
});

const STATES: Readonly<Record<ItemStatus, ItemState>> = {
  draft: { status: "draft" },
  open: { status: "open" },
  "in progress": { status: "in progress" },
  "pending verification": {
    status: "pending verification",
    fixedOn: today,
    proof: { by: "evidence", workDoneBy: "user:bob" },
    resumes: "in progress",
  },
  "risk accepted": { status: "risk accepted", until: day("2027-01-01"), resumes: "open" },
  deferred: { status: "deferred", until: day("2027-01-01"), resumes: "in progress" },
  closed: { status: "closed", fixedOn: today, completionDate: today, proof: { by: "scan" } },
  "false positive": { status: "false positive", completionDate: today, resumes: "open" },
  cancelled: { status: "cancelled", by: "person" },
};

const faultOf = (run: () => unknown): FaultCode | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
};

const refusalOf = (more: Partial<MoveRequest>): FaultCode | null =>
  faultOf(() => moveItem(STATES.open, request("propose closure", more)));

/** Every cell: the status after each move, `-` where the move is not legal. */
const TABLE: Readonly<Record<ItemStatus, readonly string[]>> = {
  //                      record start stop propose close reopen defer resume cancel
  draft: ["open", "-", "-", "-", "-", "-", "-", "-", "cancelled"],
  open: ["-", "in progress", "-", "pending verification", "-", "-", "deferred", "-", "cancelled"],
  "in progress": ["-", "-", "open", "pending verification", "-", "-", "deferred", "-", "cancelled"],
  "pending verification": ["-", "-", "-", "-", "closed", "in progress", "-", "-", "-"],
  "risk accepted": ["-", "-", "-", "-", "-", "-", "-", "open", "-"],
  deferred: ["-", "-", "-", "-", "-", "-", "-", "in progress", "cancelled"],
  closed: ["-", "-", "-", "-", "-", "open", "-", "-", "-"],
  "false positive": ["-", "-", "-", "-", "-", "open", "-", "-", "-"],
  cancelled: ["-", "-", "-", "-", "-", "open", "-", "-", "-"],
};

describe("moves of an item", () => {
  test("every move from every status ends where the table says, or is refused by name", () => {
    for (const status of ITEM_STATUSES)
      for (const [index, move] of ITEM_MOVES.entries()) {
        const wanted = TABLE[status][index];
        const run = () => moveItem(STATES[status], request(move));
        if (wanted === "-") assert.equal(faultOf(run), "item.illegal-transition", `${move} from ${status}`);
        else assert.equal(run().status, wanted, `${move} from ${status}`);
        assert.equal(movesFrom(status).includes(move), wanted !== "-", `${move} from ${status} is offered`);
        assert.equal(MOVE_RULES[move].from.includes(status), wanted !== "-");
      }
  });

  test("who did the work cannot verify it; a covering scan's proof anybody can", () => {
    const pending = moveItem(STATES.open, request("propose closure"));
    assert.equal(
      faultOf(() => moveItem(pending, request("close"))),
      "item.same-person",
    );
    assert.equal(moveItem(pending, request("close", { actor: bob })).status, "closed");
    const proven: ItemState = {
      status: "pending verification",
      fixedOn: today,
      proof: { by: "scan" },
      resumes: "open",
    };
    assert.equal(moveItem(proven, request("close")).status, "closed");
  });

  test("closing by a person's word needs evidence and a day that has come", () => {
    assert.equal(refusalOf({ evidence: 0 }), "item.evidence-missing");
    assert.equal(refusalOf({ fixedOn: day("2026-06-16") }), "input.invalid");
    assert.equal(refusalOf({ fixedOn: null }), "input.invalid");
  });

  test("a rulebook can keep closed items closed; putting off needs a later day", () => {
    const stays = request("reopen", { closedMayReopen: false });
    assert.equal(
      faultOf(() => moveItem(STATES.closed, stays)),
      "item.stays-closed",
    );
    assert.equal(moveItem(STATES["false positive"], stays).status, "open");
    assert.equal(
      faultOf(() => moveItem(STATES.open, request("defer", { until: today }))),
      "input.invalid",
    );
  });

  test("whatever is asked, an item is in one known status and ends with its dates", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ITEM_MOVES), { maxLength: 30 }), (moves) => {
        let state: ItemState = { status: "draft" };
        for (const [index, move] of moves.entries()) {
          const actor = index % 2 === 0 ? ada : bob;
          const before: ItemState = state;
          try {
            state = moveItem(before, request(move, { actor }));
          } catch (error) {
            assert.ok(error instanceof Fault);
            assert.equal(state, before);
          }
          assert.ok(ITEM_STATUSES.includes(state.status));
          if (state.status === "closed") assert.ok(state.completionDate <= today);
        }
      }),
    );
  });
});
