import { crc32, deflateRawSync, gzipSync } from "node:zlib";

/** A file of a zip archive to make, and what to say wrongly of it. */
export type ZipFile = {
  readonly name: string;
  readonly data: Buffer;
  readonly stored?: boolean;
  readonly crc?: number;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Where the directory says that the file begins. */
  readonly offset?: number;
  readonly localName?: string;
  /** Deflated bytes in place of those of `data`. */
  readonly packed?: Buffer;
};

const header = (file: ZipFile, packed: Buffer, name: Buffer, local: boolean): Buffer => {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(file.flags ?? 0, 2);
  bytes.writeUInt16LE(file.method ?? (file.stored === true ? 0 : 8), 4);
  bytes.writeUInt32LE(file.crc ?? crc32(file.data), 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(file.size ?? file.data.length, 18);
  bytes.writeUInt16LE(name.length, 22);
  const start = Buffer.from(local ? "504b0304" : "504b01021400", "hex");
  return Buffer.concat([start, bytes]);
};

/** A zip archive with one part, as APPNOTE 6.3.10 describes it, for tests that need wrong ones too. */
export const makeZip = (files: readonly ZipFile[], comment = ""): Buffer => {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const packed = file.packed ?? (file.stored === true ? file.data : deflateRawSync(file.data));
    const localName = Buffer.from(file.localName ?? file.name);
    const name = Buffer.from(file.name);
    const local = Buffer.concat([header(file, packed, localName, true), localName, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(file.offset ?? at, 10);
    entries.push(Buffer.concat([header(file, packed, name, false), rest, name]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...parts, directory, end, Buffer.from(comment)]);
};

export const makeGzip = (data: Buffer, name: string | null = null): Buffer => {
  const packed = gzipSync(data);
  if (name === null) return packed;
  packed[3] = 8;
  return Buffer.concat([packed.subarray(0, 10), Buffer.from(`${name}\0`), packed.subarray(10)]);
};
