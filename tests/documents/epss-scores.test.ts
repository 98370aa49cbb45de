import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { readEpss, type EpssPiece, type EpssScore } from "#documents/epss-scores.ts";
import { Fault, type FaultCode } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";
import { streamOf } from "../support/app.ts";
import { epssFile } from "../support/epss.ts";

type One =
  | Extract<EpssPiece, { type: "model" }>
  | { readonly type: "score"; readonly score: EpssScore }
  | { readonly type: "remark"; readonly remark: Remark };

/** What the list says, one by one; the remarks at the end of what arrived together. */
const piecesOf = async (bytes: Uint8Array | string, step?: number): Promise<One[]> => {
  const pieces: One[] = [];
  for await (const piece of readEpss(streamOf(bytes, step))) {
    if (piece.type === "model") pieces.push(piece);
    else
      pieces.push(
        ...piece.scores.map((score) => ({ type: "score" as const, score })),
        ...piece.remarks.map((remark) => ({ type: "remark" as const, remark })),
      );
  }
  return pieces;
};

const refused = (bytes: Uint8Array | string, code: FaultCode): Promise<void> =>
  assert.rejects(piecesOf(bytes), (error) => {
    assert.ok(error instanceof Fault, String(error));
    assert.equal(error.code, code, error.message);
    return true;
  });

const SCORES = { "CVE-2024-0001": 0.00043, "CVE-2026-1000": 0.42, "CVE-1999-0001": 1 };
const FILE = epssFile({ scores: SCORES });

describe("FIRST's list of EPSS scores", () => {
  test("model, day and scores, packed or not, however the bytes arrive", async () => {
    const plain = await piecesOf(FILE);
    assert.deepEqual(plain[0], { type: "model", version: "v2025.03.14", scoreDate: "2026-06-01" });
    assert.deepEqual(plain[1], {
      type: "score",
      score: { cve: "CVE-2024-0001", score: 0.00043, percentile: 0.10043 },
    });
    assert.equal(plain.length, 4);
    for (const step of [1, 7, 65_536]) {
      assert.deepEqual(await piecesOf(FILE, step), plain);
      assert.deepEqual(await piecesOf(gzipSync(FILE), step), plain);
    }
    assert.deepEqual(await piecesOf(FILE.replaceAll("\n", "\r\n")), plain);
    assert.deepEqual(await piecesOf(`\uFEFF${FILE}`), plain);
  });

  test("columns stand in any order; a list without percentiles has none", async () => {
    const [, first] = await piecesOf(
      '#model_version:v4,score_date:2026-01-02\n"EPSS",other,CVE\n1.5e-3,x,cve-2026-0001\n',
    );
    assert.deepEqual(first, {
      type: "score",
      score: { cve: "CVE-2026-0001", score: 0.0015, percentile: null },
    });
  });

  test("a line that is no score becomes a remark with its place", async () => {
    for (const line of [
      "CVE-2026-1,0.1,0.1",
      "GHSA-1,0.1,0.1",
      "CVE-2026-1000,1.1,0.1",
      "CVE-2026-1000,-0.1,0.1",
      "CVE-2026-1000,NaN,0.1",
      "CVE-2026-1000,0x1,0.1",
      "CVE-2026-1000,,0.1",
      "CVE-2026-1000,0.1,2",
      "__proto__,0.1,0.1",
      "CVE-2026-1000",
    ]) {
      const pieces = await piecesOf(`${FILE}${line}\n`);
      const last = pieces.at(-1);
      assert.ok(last?.type === "remark", line);
      assert.deepEqual([last.remark.code, last.remark.where], ["epss.line-unreadable", "line 6"], line);
    }
  });

  test("what is empty, another file, cut off, damaged or endless is refused by name", async () => {
    const [model = "", head = ""] = FILE.split("\n");
    for (const other of [
      "",
      "\n",
      "{}\n",
      `${head}\nCVE-2026-1000,0.1,0.1\n`,
      "#model_version:v4,score_date:yesterday\ncve,epss\nCVE-2026-1000,0.1\n",
      "#score_date:2026-01-01\ncve,epss\nCVE-2026-1000,0.1\n",
      `${model}\n`,
      `${model}\n${head}\n`,
      `${model}\na,b\n1,2\n`,
      `${model}\n${head}\nnothing,readable,here\n`,
    ])
      await refused(other, "document.unrecognized");
    await refused(FILE.slice(0, -1), "document.malformed");
    await refused(gzipSync(FILE).subarray(0, -9), "document.malformed");
    await refused(gzipSync(FILE).subarray(0, 20), "document.malformed");
    const damaged = Buffer.from(gzipSync(FILE));
    damaged.fill(0xff, 15, 40);
    await refused(damaged, "document.malformed");
    await refused(Buffer.from([0x23, 0xff, 0xfe, 0x0a]), "document.malformed");
    await refused(`${model}\n${head}\n${"x".repeat(200_000)}`, "document.malformed");
  });

  test("a small gzip file that unpacks to very much is refused", async () => {
    const lines = gzipSync(`CVE-2026-1000,0.1,0.1${" ".repeat(900)}\n`.repeat(10_000));
    const bomb = Buffer.concat([gzipSync(FILE), ...Array.from({ length: 8 }, () => lines)]);
    assert.ok(bomb.length < 1_000_000);
    let pieces = 0;
    await assert.rejects(
      async () => {
        for await (const _ of readEpss(streamOf(bomb))) pieces++;
      },
      (error) => error instanceof Fault && error.code === "document.too-large",
    );
    assert.ok(pieces > 100);
  });

  test("no bytes make it fail in another way than by name", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: "binary" })),
        async (tail) => {
          for (const bytes of [Buffer.from(tail), Buffer.concat([Buffer.from(FILE), Buffer.from(tail)])])
            try {
              await piecesOf(bytes);
            } catch (error) {
              assert.ok(error instanceof Fault, String(error));
            }
        },
      ),
    );
  });
});
