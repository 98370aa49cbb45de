import type { Act } from "../year/act.ts";
import type { ImageWeakness } from "../year/image-report.ts";
import { PEOPLE } from "../year/people.ts";
import type { Shown } from "../year/weakness.ts";
import { imageTask, upgraded } from "../year/work.ts";

type Row = readonly [
  number: number,
  packageName: string,
  installed: string,
  fixedIn: string,
  flaw: string,
  severity: ImageWeakness["severity"],
  shown: Shown,
];

const ROWS: readonly Row[] = [
  [1, "libparchment", "2.1.0-r0", "2.1.0-r3", "heap overflow in the font reader", 3, [0, 1]],
  [2, "osprey-utils", "1.36.0-r1", "1.36.0-r4", "archive entries may leave their folder", 2, [0, 2]],
  [3, "libquartz", "5.4.1-r0", "5.4.2-r0", "time of the key comparison depends on the key", 2, [4, 6]],
  [4, "libparchment", "2.1.0-r3", "2.1.1-r0", "use after free in the layout engine", 3, [7, 8]],
  [5, "libquartz", "5.4.2-r0", "5.4.4-r0", "certificate names with a zero byte are cut short", 2, [9, 12]],
  [6, "osprey-utils", "1.36.0-r4", "1.36.1-r0", "line numbers of huge scripts wrap round", 1, [10, 12]],
  [7, "libmarl", "0.9.8-r2", "0.9.9-r0", "small documents take a lot of memory", 2, [11, 12]],
];

export const IMAGE_WEAKNESSES: readonly ImageWeakness[] = ROWS.map(
  ([number, packageName, installed, fixedIn, flaw, severity, shown]) => ({
    cve: `CVE-2025-99${String(number).padStart(4, "0")}`,
    packageName,
    installed,
    fixedIn,
    title: `${packageName}: ${flaw}`,
    description: `The package ${packageName} before ${fixedIn} has a flaw: ${flaw}. Input from outside reaches it through the shop's API.`,
    severity,
    owner: PEOPLE.application,
    shown,
  }),
);

export const imageActs = (): Act[] => IMAGE_WEAKNESSES.flatMap((weakness) => upgraded(imageTask(weakness)));
