import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_REPORT_LIMITS, type ReportLimits } from "#reports/index.ts";
import {
  childrenOf,
  elementAt,
  flowingText,
  textAt,
  textsOf,
  wholeText,
  type XmlElement,
} from "#reports/xml/xml-element.ts";
import { readTree, type XmlPlace } from "#reports/xml/xml-tree.ts";
import { collect, stream } from "./support.ts";

type Found = { element: XmlElement; place: XmlPlace; parents: string[] };

const gather = (
  source: string | AsyncIterable<Uint8Array>,
  limits?: Partial<ReportLimits>,
): Promise<Found[]> =>
  collect(
    readTree<Found>(
      typeof source === "string" ? stream(source) : source,
      (emit) => ({
        wants: (name) => name === "record",
        skips: new Set(["skipped"]),
        records: new Set(["record"]),
        collected: (element, place, parents) => emit({ element, place, parents: [...parents] }),
        ended: () => {},
      }),
      { ...DEFAULT_REPORT_LIMITS, ...limits },
    ),
  );

test("an element is collected whole, with its place and without what is skipped", async () => {
  const text = `<a:root><part><p:record p:id=" 1 ">one <b>two</b>&amp;<skipped><record/>x</skipped><![CDATA[ <three>]]></p:record></part></a:root>`;
  const [found] = await gather(text);
  assert.ok(found);
  assert.deepEqual(found.parents, ["root", "part"]);
  assert.equal(found.element.name, "record");
  assert.equal(found.element.attributes.get("p:id"), " 1 ");
  assert.equal(wholeText(found.element), "one two& <three>");
  const slice = text.slice(found.place.byteStart, found.place.byteEnd);
  assert.ok(slice.startsWith("<p:record ") && slice.endsWith("</p:record>"));
});

test("paths, lists and flowing text", async () => {
  const [found] = await gather(
    `<r><record><x><y> 1 </y></x><y>2</y><y>3</y><y>2</y><y> </y><text>  a\n b<p>c <i>d</i></p>e<br/>f </text></record></r>`,
  );
  assert.ok(found);
  assert.equal(textAt(found.element, "x", "y"), "1");
  assert.equal(textAt(found.element, "x", "z"), null);
  assert.deepEqual(textsOf(found.element, "y"), ["2", "3"]);
  assert.equal(childrenOf(found.element, "y").length, 4);
  assert.equal(flowingText(elementAt(found.element, "text")), "a b\nc d\ne\nf");
  assert.equal(flowingText(elementAt(found.element, "nothing")), null);
});

test("a record inside a record is refused", async () => {
  await assert.rejects(gather(`<r><record><x><record/></x></record></r>`), {
    code: "report.malformed",
    message: /a record inside a record/,
  });
});

test("one record cannot gather without bound, each counts for itself", async () => {
  const record = `<record><x a="${"y".repeat(400)}">${"z".repeat(400)}</x></record>`;
  assert.equal((await gather(`<r>${record.repeat(50)}</r>`, { recordLength: 1200 })).length, 50);
  await assert.rejects(gather(`<r>${record}</r>`, { recordLength: 800 }), { code: "report.too-large" });
  await assert.rejects(gather(`<r><record>${"<x/>".repeat(100)}</record></r>`, { recordLength: 1000 }), {
    code: "report.too-large",
    message: /"recordLength" \(record at byte 3\)/,
  });
  const skipped = `<r><record><skipped>${"z".repeat(5000)}</skipped></record></r>`;
  assert.equal((await gather(skipped, { recordLength: 1000 })).length, 1);
});

test("names that mean something to JavaScript are only names", async () => {
  const [found] = await gather(
    `<r><record __proto__="x" constructor="y"><__proto__>z</__proto__></record></r>`,
  );
  assert.ok(found);
  assert.equal(found.element.attributes.get("__proto__"), "x");
  assert.equal(textAt(found.element, "__proto__"), "z");
});
