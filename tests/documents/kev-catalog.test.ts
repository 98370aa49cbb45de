import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "#domain/fault.ts";
import { catalogDay, readKevCatalog } from "#documents/kev-catalog.ts";

const catalog = (...vulnerabilities: readonly object[]): Buffer =>
  Buffer.from(JSON.stringify({ catalogVersion: "2026.06.01", vulnerabilities }));

const ENTRY = {
  cveID: "CVE-2026-1000",
  vendorProject: "Example",
  product: "Shop",
  vulnerabilityName: "Example Shop Something",
  dateAdded: "2026-05-20",
  dueDate: "2026-06-10",
  knownRansomwareCampaignUse: "Known",
};

test("the catalog gives each vulnerability its listing, its due date and its use in ransomware", () => {
  const { version, entries, remarks } = readKevCatalog(
    catalog(ENTRY, { ...ENTRY, cveID: "CVE-2026-1001", dueDate: "" }),
  );
  assert.equal(version, "2026.06.01");
  assert.deepEqual(entries[0], {
    cve: "CVE-2026-1000",
    listedOn: "2026-05-20",
    dueDate: "2026-06-10",
    name: "Example Shop Something",
    product: "Example Shop",
    ransomware: true,
  });
  assert.equal(entries[1]?.dueDate, null);
  assert.deepEqual(remarks, []);
});

test("a due date before the listing is kept as it is: the catalog has such entries", () => {
  const [entry] = readKevCatalog(catalog({ ...ENTRY, dueDate: "2025-01-01" })).entries;
  assert.equal(entry?.dueDate, "2025-01-01");
});

test("a version names its day as CISA writes it, or none", () => {
  assert.deepEqual(
    ["2025.08.25", "2025.08.25.1", "2025.13.25", "2025.08.251", "unknown", ""].map(catalogDay),
    ["2025-08-25", "2025-08-25", null, null, null, null],
  );
});

test("entries that cannot be read become remarks, and files that are no catalog are refused", () => {
  const { entries, remarks } = readKevCatalog(catalog(ENTRY, { cveID: 3 }, { ...ENTRY, dateAdded: "soon" }));
  assert.deepEqual(
    [entries.length, remarks.map(({ where }) => where)],
    [1, ["vulnerabilities[1]", "vulnerabilities[2]"]],
  );
  for (const bytes of ["", "{", "[]", "{}", '{"vulnerabilities":[]}', '{"vulnerabilities":[{}]}', "\u00ff"])
    assert.throws(
      () => readKevCatalog(Buffer.from(bytes, "latin1")),
      (error) => error instanceof Fault && error.code === "document.unrecognized",
      bytes,
    );
});
