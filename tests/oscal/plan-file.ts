const uuid = (last: number): string => `0b5cde52-1f7d-4f1a-9d3f-6d8f0a5f3a1${last}`;

/** The uuids of the statements under RA-5: as a whole, and its part a. */
export const PLAN_UUIDS = [uuid(0), uuid(1)] as const;

/** A small system security plan in the shape of OSCAL; its words are made up. */
export const PLAN_FILE = {
  "system-security-plan": {
    metadata: { title: "Plan", version: "2" },
    "system-characteristics": { "system-name": "Harbor" },
    "control-implementation": {
      "implemented-requirements": [
        {
          uuid: uuid(0),
          "control-id": "ra-5",
          statements: [{ "statement-id": "ra-5_smt.a", uuid: uuid(1) }],
        },
        { uuid: uuid(2), "control-id": "ac-2.1" },
      ],
    },
  },
};

export const PLAN_BYTES = Buffer.from(JSON.stringify(PLAN_FILE));
