import { resolveSystem } from "#app/system/read-systems.ts";
import { watchFolder } from "#app/watch/watch-folder.ts";
import { requireFolder } from "#app/watch/watch-folders.ts";
import { Fault } from "#domain/fault.ts";
import { watchedLine, watchedResult } from "./import-lines.ts";
import { stopAsked } from "./stop-asked.ts";
import { printJsonLine, printLines } from "./output.ts";
import { operator, withApp, type DataOptions, type OpenApp } from "./with-app.ts";

type WatchOptions = DataOptions & {
  readonly system: string;
  readonly preview?: boolean;
  readonly mapping?: string;
  readonly asset?: string;
  readonly json?: boolean;
};

/** `import DIR --watch`: takes in what comes into the folder until the process is asked to stop. */
export const watchAndImport = async (
  open: OpenApp,
  [folder = "", ...others]: readonly string[],
  options: WatchOptions,
): Promise<void> => {
  const { preview, mapping, asset } = options;
  if (others.length > 0 || preview === true || mapping !== undefined || asset !== undefined) {
    throw new Fault(
      "input.invalid",
      "Expected --watch with one folder and without --preview, --mapping and --asset. Start one command for each folder.",
    );
  }
  await requireFolder(folder);
  const signal = stopAsked();
  await withApp(open, options, async (app) => {
    const { id } = await resolveSystem(app, operator(), options.system);
    await watchFolder(app, operator(), {
      systemId: id,
      folder,
      signal,
      onFile: (file) =>
        options.json === true ? printJsonLine(watchedResult(file)) : printLines([watchedLine(file)]),
      onTrouble: (path, error) =>
        process.stderr.write(`milepost: ${path}: ${String(error)}. It is tried again.\n`),
    });
  });
};
