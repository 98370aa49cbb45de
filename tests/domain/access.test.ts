import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIONS, ADMINISTRATOR_ACTIONS, rightsOf, ROLES, type Action, type Role } from "#domain/access.ts";

/** Written out on purpose: who changes a right must change it here too. */
const MATRIX: Readonly<Record<Action, string>> = {
  //                      owner contributor assessor approver viewer
  "system.read": /*         */ "yes yes yes yes yes",
  "system.edit": /*         */ "yes no  no  no  no",
  "member.read": /*         */ "yes yes yes yes yes",
  "member.manage": /*       */ "yes no  no  no  no",
  "import.preview": /*      */ "yes yes no  no  no",
  "import.apply": /*        */ "yes yes no  no  no",
  "import.undo": /*         */ "yes yes no  no  no",
  "policy.try": /*          */ "yes yes no  no  no",
  "policy.adopt": /*        */ "yes no  no  no  no",
  "item.comment": /*        */ "yes yes yes yes no",
  "item.edit": /*           */ "yes yes no  no  no",
  "item.approve-closure": /**/ "yes no  no  yes no",
  "deviation.request": /*   */ "yes yes no  no  no",
  "deviation.decide": /*    */ "yes no  no  yes no",
  "item.export": /*         */ "yes yes yes yes yes",
  "raw-record.read": /*     */ "yes yes yes yes no",
};

const roleMay = (role: Role, action: Action): boolean => rightsOf(role).includes(action);

test("each role may do exactly what the table says", () => {
  assert.deepEqual(ROLES, ["owner", "contributor", "assessor", "approver", "viewer"]);
  assert.deepEqual(Object.keys(MATRIX), [...ACTIONS]);
  for (const [action, row] of Object.entries(MATRIX) as Array<[Action, string]>) {
    const cells = row.split(/\s+/);
    assert.equal(cells.length, ROLES.length);
    for (const [index, role] of ROLES.entries())
      assert.equal(roleMay(role, action), cells[index] === "yes", `${role} ${action}`);
  }
});

test("the rights of a role are those actions that it may do, in order", () => {
  for (const role of ROLES)
    assert.deepEqual(
      rightsOf(role),
      ACTIONS.filter((action) => roleMay(role, action)),
    );
});

test("an administrator without a role manages a system and its people, and sees nothing of its ledger", () => {
  assert.deepEqual(ADMINISTRATOR_ACTIONS, ["system.edit", "member.read", "member.manage"]);
});

test("nobody approves alone what they wrote: only an owner may both edit and approve", () => {
  const both = ROLES.filter((role) => roleMay(role, "item.edit") && roleMay(role, "item.approve-closure"));
  assert.deepEqual(both, ["owner"]);
});
