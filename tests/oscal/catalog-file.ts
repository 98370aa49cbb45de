type Given = Readonly<Record<string, unknown>>;

const control = (id: string, label: string, title: string, more: Given = {}): Given => ({
  id,
  title,
  props: [
    { name: "label", class: "zero-padded", value: label.replace(/-(\d)\b/, "-0$1") },
    { name: "label", value: label },
  ],
  ...more,
});

/** A small catalog in the shape of OSCAL; its words are made up. */
export const catalogFile = (title = "Example controls", version = "1.0"): Given => ({
  catalog: {
    uuid: "0b5cde52-1f7d-4f1a-9d3f-6d8f0a5f3a10",
    metadata: { title, version, "oscal-version": "1.1.2" },
    groups: [
      {
        id: "si",
        title: "Integrity things",
        controls: [
          control("si-2", "SI-2", "Repairing flaws", {
            params: [
              { id: "si-2_prm_1", label: "some days" },
              { id: "si-2_prm_2", select: { choice: ["daily", "after {{ insert: param, si-2_prm_1 }}"] } },
            ],
            parts: [
              {
                name: "statement",
                parts: [
                  {
                    name: "item",
                    props: [{ name: "label", value: "a." }],
                    prose: "Repair within {{ insert: param, si-2_prm_1 }}, {{ insert: param, si-2_prm_2 }};",
                    parts: [{ name: "item", props: [{ name: "label", value: "1." }], prose: "Test first." }],
                  },
                ],
              },
              { name: "guidance", prose: "Not a statement." },
            ],
            controls: [
              control("si-2.2", "SI-2(2)", "Repairs by machine"),
              { ...control("si-2.1", "SI-2(1)", "Gone"), props: [{ name: "status", value: "withdrawn" }] },
            ],
          }),
        ],
      },
    ],
    controls: [
      control("ra-5", "RA-5", "Looking for holes", { parts: [{ name: "statement", prose: "Look." }] }),
    ],
  },
});

export const bytesOf = (file: unknown): Buffer => Buffer.from(JSON.stringify(file));
