import { crc32 } from "node:zlib";

/** A ZIP archive of the parts, without compression: how checked parts are handed to the workbook library. */
export const storedZip = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(0, 4);
    fields.writeUInt32LE(0x00210000, 6);
    fields.writeUInt32LE(crc32(part), 10);
    fields.writeUInt32LE(part.length, 14);
    fields.writeUInt32LE(part.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    bodies.push(
      Buffer.from("PK\x03\x04"),
      fields,
      nameBytes,
      Buffer.from(part.buffer, part.byteOffset, part.length),
    );
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), fields, central, nameBytes);
    offset += 30 + nameBytes.length + part.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directoryBytes, end]);
};
