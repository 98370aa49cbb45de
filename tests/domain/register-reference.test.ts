import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Fault } from "#domain/fault.ts";
import { itemFieldsFrom } from "#domain/item-fields.ts";
import { registerReference } from "#domain/register-reference.ts";

describe("the entry of an item in a risk register", () => {
  test("a https address is a link, an id is an id", () => {
    for (const [text, expected] of [
      ["https://grc.example.org/risks/14", { kind: "address", href: "https://grc.example.org/risks/14" }],
      [" HTTPS://GRC.example.org ", { kind: "address", href: "https://grc.example.org/" }],
      ["RR-2026-014", { kind: "id", id: "RR-2026-014" }],
      ["Risk 14 (network)", { kind: "id", id: "Risk 14 (network)" }],
    ] as const)
      assert.deepEqual(registerReference(text), expected);
  });

  test("no other scheme, no user, no trick becomes anything", () => {
    for (const text of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "java\tscript:alert(1)",
      "\u0001javascript:alert(1)",
      "data:text/html,x",
      "vbscript:x",
      "file:///etc/passwd",
      "http://grc.example.org/",
      "//grc.example.org/",
      "https://",
      "https://ada@grc.example.org/",
      "https://ada:secret@grc.example.org/",
      "https://grc.example.org/ x",
      "https://grc.example.org/\nx",
      "<b>RR-1</b>",
      "",
      "-",
      "x".repeat(101),
    ])
      assert.equal(registerReference(text), null, JSON.stringify(text));
  });

  test("whatever is taken as an address is https", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.webUrl(),
          fc.string().map((s) => `javascript:${s}`),
        ),
        (text) => {
          const found = registerReference(text);
          if (found?.kind === "address") assert.ok(found.href.startsWith("https://"));
          if (found?.kind === "id") assert.ok(!found.id.includes(":"));
        },
      ),
    );
  });

  test("the field of the item takes nothing else", () => {
    assert.deepEqual(itemFieldsFrom({ riskRegisterLink: " RR-1 ", riskRegisterTitle: "Old routers" }), {
      riskRegisterLink: "RR-1",
      riskRegisterTitle: "Old routers",
    });
    assert.deepEqual(itemFieldsFrom({ riskRegisterLink: "" }), { riskRegisterLink: null });
    assert.throws(
      () => itemFieldsFrom({ riskRegisterLink: "javascript:alert(1)" }),
      (error) => error instanceof Fault && error.code === "input.invalid" && /https:/.test(error.message),
    );
  });
});
