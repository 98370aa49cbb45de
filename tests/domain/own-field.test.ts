import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { FIELD_KINDS } from "#domain/item-field.ts";
import { Fault } from "#domain/fault.ts";
import {
  keyOfLabel,
  MOST_OWN_FIELDS,
  ownFieldChanged,
  ownFieldFrom,
  type OwnField,
} from "#domain/own-field.ts";

const TICKET: OwnField = {
  key: "ticket",
  label: "Ticket",
  kind: "line",
  choices: [],
  retired: false,
  inDocuments: false,
};

const refused = (work: () => unknown): void =>
  assert.throws(work, (error) => error instanceof Fault && error.code === "input.invalid");

describe("an organization's own field", () => {
  test("its label makes its key", () => {
    for (const [label, key] of [
      ["Ticket number", "ticket-number"],
      ["  Prüfer (2026) ", "prufer-2026"],
      ["3rd party", "rd-party"],
      ["A".repeat(60), "a".repeat(40)],
    ] as const)
      assert.equal(keyOfLabel(label), key);
  });

  test("any label makes a key that is taken, or is refused", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 120 }),
        fc.constantFrom(...FIELD_KINDS),
        (label, kind) => {
          try {
            const field = ownFieldFrom({ label, kind, choices: kind === "choice" ? ["a"] : [] }, []);
            assert.match(field.key, /^[a-z][a-z0-9-]{0,39}$/);
          } catch (error) {
            assert.ok(error instanceof Fault);
          }
        },
      ),
    );
  });

  test("every kind can be added; only a choice has choices, each once", () => {
    for (const kind of FIELD_KINDS) {
      const choices = kind === "choice" ? [" red ", "green", "red", ""] : undefined;
      const field = ownFieldFrom({ label: "Colour", kind, choices }, []);
      assert.deepEqual(field.choices, kind === "choice" ? ["red", "green"] : []);
      if (kind === "choice") refused(() => ownFieldFrom({ label: "Colour", kind, choices: [] }, []));
      else refused(() => ownFieldFrom({ label: "Colour", kind, choices: ["red"] }, []));
    }
  });

  test("refuses what is taken, odd or too much", () => {
    const given = { label: "Other", kind: "line" };
    refused(() => ownFieldFrom({ ...given, key: "ticket" }, [TICKET]));
    refused(() => ownFieldFrom({ ...given, key: "ticket" }, [{ ...TICKET, retired: true }]));
    refused(() => ownFieldFrom({ ...given, label: "TICKET", key: "other" }, [TICKET]));
    refused(() => ownFieldFrom({ ...given, key: "controls" }, []));
    refused(() => ownFieldFrom({ ...given, key: "__proto__" }, []));
    refused(() => ownFieldFrom({ ...given, label: " " }, []));
    refused(() => ownFieldFrom({ ...given, label: "x".repeat(101), key: "x" }, []));
    refused(() => ownFieldFrom({ ...given, kind: "money" }, []));
    const many = Array.from({ length: MOST_OWN_FIELDS }, (_, at) => ({
      ...TICKET,
      key: `k${at}`,
      label: `K${at}`,
    }));
    refused(() => ownFieldFrom(given, many));
  });

  test("a change keeps key and kind", () => {
    const choice = ownFieldFrom({ label: "Colour", kind: "choice", choices: ["red"] }, []);
    assert.deepEqual(ownFieldChanged(choice, { label: "Shade", choices: ["blue"] }, [choice, TICKET]), {
      ...choice,
      label: "Shade",
      choices: ["blue"],
    });
    refused(() => ownFieldChanged(choice, { label: "Ticket" }, [choice, TICKET]));
    refused(() => ownFieldChanged(TICKET, { choices: ["red"] }, [TICKET]));
  });
});
