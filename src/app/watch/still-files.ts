import { stat } from "node:fs/promises";
import { filesBelow } from "../import/folder-files.ts";

/** Looks at a folder again and again. */
export type StillFiles = {
  /** The files that have not changed for a while and were not handed on since they last did. */
  look(now: number): Promise<string[]>;
  /** The file could not be worked on: it is handed on again at `at`, or when it changes. */
  retry(path: string, at: number): void;
};

type Seen = { readonly mark: string; readonly since: number; readonly due: number | null };

/** A file counts as complete once its size and time of change stayed the same for `stillMs`; a change starts that anew. */
export const stillFiles = (folder: string, stillMs: number): StillFiles => {
  let seen = new Map<string, Seen>();
  return {
    look: async (now) => {
      const next = new Map<string, Seen>();
      const ready: string[] = [];
      for (const path of await filesBelow(folder)) {
        const info = await stat(path).catch(() => null);
        if (info?.isFile() !== true) continue;
        const mark = `${info.ino} ${info.size} ${info.mtimeMs}`;
        const before = seen.get(path);
        const known = before?.mark === mark ? before : { mark, since: now, due: now + stillMs };
        const isReady = known.due !== null && known.due <= now;
        if (isReady) ready.push(path);
        next.set(path, isReady ? { ...known, due: null } : known);
      }
      seen = next;
      return ready;
    },
    retry: (path, at) => {
      const known = seen.get(path);
      if (known) seen.set(path, { ...known, due: at });
    },
  };
};
