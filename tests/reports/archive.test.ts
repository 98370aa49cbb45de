import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { DEFAULT_ARCHIVE_LIMITS, openArchive, type ArchiveLimits } from "#reports/archive.ts";
import { makeGzip, makeZip, type ZipFile } from "./make-zip.ts";
import { chunked, collect, corpusFile, SHARED_MISSING, sharedSample } from "./support.ts";

const HELLO: Buffer = Buffer.from("hello ".repeat(2000));
const OTHER: Buffer = Buffer.from("other bytes");

const open = (bytes: Buffer, limits: Partial<ArchiveLimits> = {}) =>
  openArchive(() => chunked(bytes, [1000]), { ...DEFAULT_ARCHIVE_LIMITS, ...limits });

/** Opens the archive and unpacks every member. */
const unpacked = async (bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<[string, string][]> => {
  const members = await open(bytes, limits);
  assert.ok(members !== null);
  const all: [string, string][] = [];
  for (const member of members)
    all.push([member.name, Buffer.concat(await collect(member.open())).toString()]);
  return all;
};

const file = (name: string, data: Buffer = HELLO, more: Partial<ZipFile> = {}): ZipFile => ({
  name,
  data,
  ...more,
});

const refused = (bytes: Buffer, code: string, limits: Partial<ArchiveLimits> = {}): Promise<void> =>
  assert.rejects(unpacked(bytes, limits), { code });

suite("archives", () => {
  test("a zip's files are unpacked, as often as one likes", async () => {
    const zip = makeZip(
      [file("a/one.xml"), file("a/", Buffer.alloc(0)), file("two.csv", OTHER, { stored: true })],
      "a comment",
    );
    assert.deepEqual(await unpacked(zip), [
      ["a/one.xml", HELLO.toString()],
      ["two.csv", OTHER.toString()],
    ]);
    const [member] = (await open(zip)) ?? [];
    assert.ok(member);
    const twice = [await collect(member.open()), await collect(member.open())].map((parts) =>
      Buffer.concat(parts),
    );
    assert.deepEqual(twice, [HELLO, HELLO]);
    assert.deepEqual(await open(makeZip([])), []);
  });

  test("a gzip has one file, named in it or not", async () => {
    assert.deepEqual(await unpacked(makeGzip(HELLO)), [["unpacked", HELLO.toString()]]);
    assert.deepEqual(await unpacked(makeGzip(OTHER, "scan.nessus")), [["scan.nessus", OTHER.toString()]]);
  });

  test("other files and workbooks are no archives", async () => {
    assert.equal(await open(Buffer.from("PK is how it begins")), null);
    assert.equal(await open(Buffer.alloc(0)), null);
    assert.equal(await open(corpusFile("nessus/one.nessus")), null);
    const workbook = makeZip([file("[Content_Types].xml"), file("xl/workbook.xml")]);
    assert.equal(await open(workbook), null);
    assert.deepEqual(
      (await open(makeZip([file("poam.xlsx", workbook), file("x")])))?.map(({ name }) => name),
      ["poam.xlsx", "x"],
    );
  });

  test("archives in archives are opened, to a depth", async () => {
    const inner = makeZip([file("scan.xml", OTHER)]);
    const outer = makeZip([file("inner.zip", inner), file("b.gz", makeGzip(HELLO, "b.csv"))]);
    assert.deepEqual(await unpacked(makeGzip(outer, "all.zip")), [
      ["all.zip/inner.zip/scan.xml", OTHER.toString()],
      ["all.zip/b.gz/b.csv", HELLO.toString()],
    ]);
    await refused(makeZip([file("deep.zip", makeGzip(outer, "all.zip"))]), "report.too-large");
  });

  test("files that macOS packs beside the others are left out", async () => {
    const zip = makeZip([file("a.xml", OTHER), file("__MACOSX/._a.xml", OTHER)]);
    assert.deepEqual(
      (await open(zip))?.map(({ name }) => name),
      ["a.xml"],
    );
  });

  test("names that lead elsewhere, or hide what they say, are refused", async () => {
    for (const name of [
      "../up.xml",
      "a/../../up.xml",
      "/root.xml",
      "C:\\x.xml",
      "..\\up.xml",
      "a\nb",
      "a\u{202e}b",
      "x".repeat(1001),
    ])
      await refused(makeZip([file(name)]), "report.malformed");
    await refused(makeGzip(OTHER, "../up"), "report.malformed");
    await refused(makeZip([file("same"), file("same")]), "report.malformed");
  });

  test("encryption and other methods are refused by name", async () => {
    await assert.rejects(open(makeZip([file("secret.xml", HELLO, { flags: 1 })])), {
      code: "report.malformed",
      message: /encrypted/,
    });
    await assert.rejects(open(makeZip([file("new.xml", HELLO, { method: 93 })])), { message: /method 93/ });
  });

  test("wrong sizes and check sums are refused", async () => {
    await refused(makeZip([file("a", HELLO, { size: 100 })]), "report.malformed");
    await refused(makeZip([file("a", HELLO, { size: 50_000 })]), "report.malformed");
    await refused(makeZip([file("a", HELLO, { crc: 1 })]), "report.malformed");
    await refused(makeZip([file("a", OTHER, { stored: true, size: 5 })]), "report.malformed");
    await refused(
      makeZip([file("a", HELLO, { packed: Buffer.from("not deflated at all") })]),
      "report.malformed",
    );
    const broken = makeGzip(HELLO);
    broken.writeUInt32LE(7, broken.length - 8);
    await refused(broken, "report.malformed");
  });

  test("files that overlap, or that the directory describes otherwise, are refused", async () => {
    await refused(makeZip([file("a"), file("b", HELLO, { offset: 0, localName: "b" })]), "report.malformed");
    await refused(makeZip([file("a", HELLO, { localName: "other" })]), "report.malformed");
    await refused(makeZip([file("a", HELLO, { offset: 4_000_000 })]), "report.truncated");
  });

  test("a cut archive is refused, wherever it was cut", async () => {
    const zip = makeZip([file("a", OTHER), file("b")]);
    for (let length = 4; length < zip.length; length++)
      await refused(zip.subarray(0, length), "report.truncated");
    const gzip = makeGzip(HELLO, "a");
    for (let length = 4; length < gzip.length; length++)
      await refused(gzip.subarray(0, length), "report.truncated");
  });

  test("limits: files, bytes, ratio, directory", async () => {
    const zip = makeZip([file("a"), file("b")]);
    await refused(zip, "report.too-large", { members: 1 });
    await refused(zip, "report.too-large", { bytes: 20_000 });
    await refused(zip, "report.too-large", { ratio: 10, ratioFrom: 1000 });
    await refused(zip, "report.too-large", { directory: 50 });
    await refused(makeGzip(HELLO), "report.too-large", { bytes: 5000 });
    const two = makeZip([file("a.gz", makeGzip(HELLO)), file("b.gz", makeGzip(HELLO))]);
    await refused(two, "report.too-large", { bytes: 20_000 });
    await refused(two, "report.too-large", { members: 3 });
  });

  test("a bomb is refused before it is unpacked, one in disguise while it is", async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024);
    await refused(makeZip([file("zeros", zeros)]), "report.too-large");
    await refused(makeGzip(zeros), "report.too-large");
    const packed = deflateRawSync(zeros);
    await refused(makeZip([file("zeros", OTHER, { packed })]), "report.malformed");
  });

  test("the real archive of Microsoft Defender", { skip: SHARED_MISSING }, async () => {
    const members = await open(sharedSample("ms-defender/defender.zip"));
    assert.deepEqual(
      members?.map(({ name }) => name),
      ["machines/machines.json", "vulnerabilities/report_many_vulns.json"],
    );
  });
});
