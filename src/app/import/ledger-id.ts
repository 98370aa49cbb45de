import { createHash } from "node:crypto";

/**
 * The id of a thing of the ledger from what makes it that thing, as a UUID of version 8 (RFC 9562, section 5.8). A ledger
 * that is told anew from its files gets the same ids, so that links to findings stay good.
 */
export const ledgerId = (...parts: readonly string[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part}`);
  const digest = hash.digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};
