import { resolve } from "node:path";
import { Fault } from "#domain/fault.ts";

/** How `serve` runs. */
export type ServeOptions = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Where people reach the server, when that is not the address it listens on (behind a proxy). */
  readonly publicUrl: string | undefined;
  readonly demo: boolean;
  /** Folders whose files go into a system. */
  readonly watch?: ReadonlyArray<{ readonly folder: string; readonly system: string }>;
};

/** A whole number from 0 to 65535; 0 lets the system choose. */
export const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Fault("input.invalid", `Expected a port from 0 to 65535, found "${text}".`);
};

/** `DIR=SYSTEM`: a folder to watch, and the system that its files are for. */
export const watchedFolder = (text: string): { readonly folder: string; readonly system: string } => {
  const at = text.lastIndexOf("=");
  if (at > 0 && at < text.length - 1)
    return { folder: resolve(text.slice(0, at)), system: text.slice(at + 1) };
  throw new Fault("input.invalid", `Expected --watch DIR=SYSTEM, found "${text}".`);
};

export const dataFolder = (text: string): string => resolve(text);

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
