import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { kevFile } from "../support/kev.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

describe("CISA's catalog on the command line", () => {
  const ledger = useLedger("cli-kev", async (alone) => {
    await makeAlpha(alone);
    await writeFile(alone.file("june.json"), kevFile());
    await writeFile(alone.file("may.json"), kevFile({ version: "2026.05.31" }));
    await writeFile(alone.file("cut.json"), kevFile().subarray(0, -9));
  });

  test("a newer one replaces an older one, never the other way round", async () => {
    const taken = { entries: 1, items: 0, remarks: [] };
    const take = (name: string) => ledger.answer("kev", "import", ledger.file(name));
    assert.deepEqual(await take("may.json"), { version: "2026.05.31", ...taken });
    const { code, out } = await ledger.run("kev", "import", ledger.file("june.json"));
    assert.deepEqual([code, out], [0, "Catalog 2026.06.01: 1 vulnerabilities, 0 items changed.\n"]);
    await ledger.refuse("input.invalid", "kev", "import", ledger.file("may.json"));
    await ledger.refuse("document.unrecognized", "kev", "import", ledger.file("cut.json"));
    await ledger.refuse("input.unreadable-file", "kev", "import", ledger.file("nothing.json"));
    assert.deepEqual(await take("june.json"), { version: "2026.06.01", ...taken });
  });
});
