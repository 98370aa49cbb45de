import { createHash, randomBytes } from "node:crypto";

/** A new token for a link that works once: 256 random bits. Only its hash is stored. */
export const newToken = (): { readonly token: string; readonly tokenHash: string } => {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashOfToken(token) };
};

export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** How long a link stays good. */
export const LINK_HOURS = 72;

export const linkExpiry = (now: Date): Date => new Date(now.getTime() + LINK_HOURS * 60 * 60 * 1000);
