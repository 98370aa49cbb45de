import { Fault } from "#domain/fault.ts";

/** The fault for bytes that are not JSON: what was expected at which byte, and what stood there. */
export const malformedJson = (byte: number, expected: string, found: number): Fault =>
  new Fault(
    "report.malformed",
    `Byte ${byte}: expected ${expected}, found ${byteName(found)}. The file is not well-formed JSON: export the report again.`,
  );

const byteName = (byte: number): string =>
  byte > 0x20 && byte < 0x7f
    ? `"${String.fromCharCode(byte)}"`
    : `the byte 0x${byte.toString(16).padStart(2, "0")}`;

export const invalidUtf8 = (byte: number): Fault =>
  new Fault(
    "report.malformed",
    `Byte ${byte}: not UTF-8. JSON is always UTF-8 (RFC 8259, section 8.1): export the report again, or save it as UTF-8.`,
  );

export const utf16 = (): Fault =>
  new Fault(
    "report.malformed",
    'The file is UTF-16, but JSON is always UTF-8 (RFC 8259, section 8.1). PowerShell writes UTF-16 with ">": ' +
      'use "| Out-File -Encoding utf8", or save the file as UTF-8.',
  );

export const cutJson = (byte: number): Fault =>
  new Fault(
    "report.truncated",
    `The file ends at byte ${byte} before the report is complete. It was cut off while it was written or copied: ` +
      "export it again.",
  );
