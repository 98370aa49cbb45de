import { randomUUID } from "node:crypto";
import type { AccessArea } from "./access-area.ts";

/** Sessions, systems and members. */
export const PEOPLE_ACCESS: AccessArea = {
  cells: {
    //                      owner contr asses appro viewer other admin anonymous
    readSession: /*      */ "200 200 200 200 200 200 200 200",
    readInvitation: /*   */ "403 403 403 403 403 403 403 403",
    acceptInvitation: /* */ "403 403 403 403 403 403 403 403",
    listSystems: /*      */ "200 200 200 200 200 200 200 401",
    createSystem: /*     */ "403 403 403 403 403 403 201 401",
    readSystem: /*       */ "200 200 200 200 200 404 200 401",
    updateSystem: /*     */ "200 403 403 403 403 404 200 401",
    listRulebooks: /*    */ "200 200 200 200 200 200 200 401",
    readOverview: /*     */ "200 200 200 200 200 404 403 401",
    listMembers: /*      */ "200 200 200 200 200 404 200 401",
    setMemberRole: /*    */ "400 403 403 403 403 404 400 401",
    removeMember: /*     */ "400 403 403 403 403 404 400 401",
    inviteMember: /*     */ "201 403 403 403 403 404 201 401",
  },
  bodies: {
    acceptInvitation: () => ({ name: "Eve", email: "eve@example.test", password: "a long enough password" }),
    createSystem: () => ({ name: `Made ${randomUUID()}`, rulebook: "fedramp-rev5" }),
    updateSystem: () => ({ impactLevel: "moderate" }),
    setMemberRole: () => ({ role: "viewer" }),
    inviteMember: () => ({ email: "new@example.test", role: "viewer" }),
  },
};
