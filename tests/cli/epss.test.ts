import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { epssFile } from "../support/epss.ts";
import { makeAlpha, useLedger } from "./ledger-commands.ts";

describe("EPSS scores on the command line", () => {
  const ledger = useLedger("cli-epss", async (alone) => {
    await makeAlpha(alone);
    await writeFile(alone.file("scores.csv.gz"), gzipSync(epssFile()));
    await writeFile(alone.file("cut.csv.gz"), gzipSync(epssFile()).subarray(0, 40));
    await writeFile(alone.file("empty.csv"), "");
  });

  test("a file is taken in once; what is none is refused", async () => {
    const first = await ledger.run("epss", "import", ledger.file("scores.csv.gz"));
    assert.deepEqual([first.code, first.out], [0, "EPSS model v2025.03.14, scores of 2026-06-01: 1 CVE.\n"]);
    const again = (await ledger.answer("epss", "import", ledger.file("scores.csv.gz"))) as object;
    assert.deepEqual(again, {
      version: "v2025.03.14",
      scoreDate: "2026-06-01",
      scores: 1,
      changed: false,
      remarks: [],
      unreadable: 0,
    });
    await ledger.refuse("document.malformed", "epss", "import", ledger.file("cut.csv.gz"));
    await ledger.refuse("document.unrecognized", "epss", "import", ledger.file("empty.csv"));
    await ledger.refuse("input.unreadable-file", "epss", "import", ledger.file("nothing.csv"));
  });
});
