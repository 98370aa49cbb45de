import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { bytesOf, catalogFile } from "../oscal/catalog-file.ts";
import { PLAN_BYTES } from "../oscal/plan-file.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

describe("catalogs on the command line", () => {
  const ledger = useLedger("cli-catalogs", async (alone) => {
    const { file } = alone;
    await makeAlpha(alone);
    await writeFile(file("catalog.json"), bytesOf(catalogFile()));
    await writeFile(file("other.json"), "[]");
    await writeFile(file("ssp.json"), PLAN_BYTES);
  });

  test("a catalog is loaded once, listed, and what is none is refused", async () => {
    assert.deepEqual(await ledger.answer("catalog", "list"), []);
    await ledger.refuse("document.unrecognized", "catalog", "import", ledger.file("other.json"));
    await ledger.refuse("input.unreadable-file", "catalog", "import", ledger.file("nothing.json"));
    const loaded = await ledger.run("catalog", "import", ledger.file("catalog.json"));
    assert.deepEqual(
      [loaded.code, loaded.out],
      [0, "Example controls, version 1.0: 4 controls, 1 of them withdrawn.\n"],
    );
    const again = (await ledger.answer("catalog", "import", ledger.file("catalog.json"))) as object;
    assert.deepEqual(
      { ...again },
      {
        title: "Example controls",
        version: "1.0",
        controls: 4,
        withdrawn: 1,
        changed: false,
        remarks: [],
      },
    );
    assert.match((await ledger.run("catalog", "list")).out, /^CATALOG .*\nExample controls +1\.0 +4 /);
  });

  test("a security plan is taken in for a system", async () => {
    const of = ["--system", "Alpha"];
    await ledger.refuse("document.unrecognized", "ssp", "import", ledger.file("catalog.json"), ...of);
    const taken = await ledger.run("ssp", "import", ledger.file("ssp.json"), ...of);
    assert.deepEqual([taken.code, taken.out], [0, "Plan, version 2, of Harbor: 3 statements.\n"]);
    const again = (await ledger.answer("ssp", "import", ledger.file("ssp.json"), ...of)) as object;
    assert.equal("changed" in again && again.changed, false);
  });
});
