/**
 * Who may do what: one table, read by every door. A person holds one role per system; organization administrators
 * manage systems and people but hold no role in a system unless they give themselves one, which is audited.
 */
export const ROLES = ["owner", "contributor", "assessor", "approver", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  "system.read",
  "system.edit",
  "member.read",
  "member.manage",
  "import.preview",
  "import.apply",
  "import.undo",
  "policy.try",
  "policy.adopt",
  "item.comment",
  "item.edit",
  "item.approve-closure",
  "deviation.request",
  "deviation.decide",
  "item.export",
  "raw-record.read",
] as const;
export type Action = (typeof ACTIONS)[number];

const RIGHTS: Readonly<Record<Role, readonly Action[]>> = {
  owner: ACTIONS,
  contributor: [
    "system.read",
    "member.read",
    "import.preview",
    "import.apply",
    "import.undo",
    "policy.try",
    "item.comment",
    "item.edit",
    "deviation.request",
    "item.export",
    "raw-record.read",
  ],
  assessor: ["system.read", "member.read", "item.comment", "item.export", "raw-record.read"],
  approver: [
    "system.read",
    "member.read",
    "item.comment",
    "item.approve-closure",
    "deviation.decide",
    "item.export",
    "raw-record.read",
  ],
  viewer: ["system.read", "member.read", "item.export"],
};

/** What an administrator may do in every system of the organization, without a role there. */
export const ADMINISTRATOR_ACTIONS: readonly Action[] = ["system.edit", "member.read", "member.manage"];

/** Who acts. The operator is whoever runs the command line on the data folder itself: the host's own permissions guard it. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly name: string }
  | { readonly kind: "operator"; readonly name: string; readonly at?: Date }
  | { readonly kind: "system"; readonly name: string; readonly at?: Date };

/** The moment to which an act is dated when a history is told (the demo's, a test's); null for now. */
export const momentOf = (actor: Actor): Date | null => (actor.kind === "user" ? null : (actor.at ?? null));

const roleMay = (role: Role, action: Action): boolean => RIGHTS[role].includes(action);

/** Everything that a role may do, in the order of ACTIONS. */
export const rightsOf = (role: Role): readonly Action[] => ACTIONS.filter((action) => roleMay(role, action));
