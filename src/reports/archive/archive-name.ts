import { isUtf8 } from "node:buffer";
import { archiveMalformed } from "./archive-limits.ts";

const LENGTH = 1000;

/** Control characters, and those that turn the direction of writing and so hide what a name says. */
const HIDING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** A member's name from its bytes: UTF-8 where they are valid, else one character a byte. */
export const memberName = (bytes: Buffer): string => bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");

/**
 * The name with `/` between folders. Throws for a name that could lead out of a folder (`..`, a root, a drive), that has
 * control characters, or that is longer than 1000 characters: honest archivers write none of them.
 */
export const safeName = (name: string): string => {
  const parts = name.replaceAll("\\", "/").split("/");
  const shown = JSON.stringify(name.slice(0, 80));
  if (name.length > LENGTH) throw archiveMalformed(`the name ${shown}… has more than ${LENGTH} characters`);
  if (HIDING.test(name)) throw archiveMalformed(`the name ${shown} has control characters`);
  if (parts.includes("..")) throw archiveMalformed(`the name ${shown} leads out of its folder`);
  if (parts[0] === "" || /^[a-z]:/i.test(name))
    throw archiveMalformed(`the name ${shown} is an absolute path`);
  return parts.filter((part) => part !== "" && part !== ".").join("/");
};
