import { stat } from "node:fs/promises";
import type { Actor } from "#domain/access.ts";
import { Fault } from "#domain/fault.ts";
import type { App } from "../context.ts";
import { resolveSystem } from "../system/read-systems.ts";
import { watchFolder, type Watch } from "./watch-folder.ts";

/** A folder whose files go into a system, named or by its id. */
export type WatchedFolder = { readonly folder: string; readonly system: string };

const WATCHER: Actor = { kind: "system", name: "watched folder" };

/**
 * Watches folders in the background, in the name of the system itself; the end of it. Throws `system.not-found` and
 * `input.unreadable-file` before anything is watched.
 */
export const watchFolders = async (
  app: App,
  folders: readonly WatchedFolder[],
  told: Pick<Watch, "onFile" | "onTrouble">,
): Promise<() => Promise<void>> => {
  const watches: Array<Pick<Watch, "folder" | "systemId">> = [];
  for (const { folder, system } of folders) {
    await requireFolder(folder);
    watches.push({ folder, systemId: (await resolveSystem(app, WATCHER, system)).id });
  }
  const stop = new AbortController();
  const running = watches.map((watch) =>
    watchFolder(app, WATCHER, { ...watch, ...told, signal: stop.signal }),
  );
  return async () => {
    stop.abort();
    await Promise.allSettled(running);
  };
};

/** Throws `input.unreadable-file` unless there is a folder. */
export const requireFolder = async (folder: string): Promise<void> => {
  const info = await stat(folder).catch(() => null);
  if (info?.isDirectory() === true) return;
  throw new Fault(
    "input.unreadable-file",
    `Expected a folder to watch at ${folder}, found ${info ? "a file" : "nothing"}. Check the path.`,
  );
};
