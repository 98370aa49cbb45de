import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countsOfRepeat, isConserved, type ImportCounts } from "#domain/import.ts";

const count = fc.nat({ max: 1000 });
const counts: fc.Arbitrary<ImportCounts> = fc
  .record({
    opened: count,
    returned: count,
    seenAgain: count,
    duplicates: count,
    informational: count,
    setAside: count,
    fixed: count,
    notObserved: count,
    itemsOpened: count,
    itemsReopened: count,
    itemsProposedForClosure: count,
    assets: count,
  })
  .map((c) => ({
    ...c,
    records: c.opened + c.returned + c.seenAgain + c.duplicates + c.informational + c.setAside,
  }));

test("counts are conserved exactly when every record has one outcome", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 5 }), (c, lost) => {
      assert.ok(isConserved(c));
      assert.ok(!isConserved({ ...c, records: c.records + lost }));
      assert.ok(!isConserved({ ...c, setAside: c.setAside + lost }));
      assert.ok(isConserved({ ...c, fixed: c.fixed + lost, notObserved: c.notObserved + lost }));
    }),
  );
});

test("a repeat loses nothing and changes nothing", () => {
  fc.assert(
    fc.property(counts, (first) => {
      const repeat = countsOfRepeat(first);
      assert.ok(isConserved(repeat));
      assert.equal(repeat.records, first.records);
      const changes = [repeat.opened, repeat.returned, repeat.fixed, repeat.notObserved];
      const items = [repeat.itemsOpened, repeat.itemsReopened, repeat.itemsProposedForClosure];
      assert.deepEqual([...changes, ...items], [0, 0, 0, 0, 0, 0, 0]);
      assert.deepEqual(countsOfRepeat(repeat), repeat);
    }),
  );
});
