import { readdirSync, readFileSync } from "node:fs";
import { openArchive, readReport, type ReportBytes } from "../src/reports/index.ts";

/** What reading the sample files of a format gave, added up. */
export type SampleFigures = {
  readonly files: number;
  readonly records: number;
  readonly actionable: number;
  readonly assets: number;
};

export type SpeedFigures = {
  readonly megabytesPerSecond: number;
  readonly recordsPerSecond: number;
};

/** The figures of docs/formats.json, by format id. */
export type FormatFigures = {
  readonly samples: Readonly<Record<string, SampleFigures>>;
  readonly speed: Readonly<Record<string, SpeedFigures>>;
};

const FIGURES = new URL("../docs/formats.json", import.meta.url);

export const formatFigures = (): FormatFigures => JSON.parse(readFileSync(FIGURES, "utf8")) as FormatFigures;

/** Reads every report below the folder (those in archives too) and counts by format. Other files are passed over. */
export const countSamples = async (folder: URL): Promise<Record<string, SampleFigures>> => {
  const figures = new Map<string, SampleFigures>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(`${entry.parentPath}/${entry.name}`);
    for (const open of await reportsIn(once(bytes))) await countReport(figures, open);
  }
  return Object.fromEntries([...figures].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const once = (bytes: Uint8Array): ReportBytes =>
  async function* () {
    yield bytes;
  };

const reportsIn = async (open: ReportBytes): Promise<ReportBytes[]> =>
  (await openArchive(open))?.map((member) => () => member.open()) ?? [open];

const countReport = async (figures: Map<string, SampleFigures>, open: ReportBytes): Promise<void> => {
  const report = await readReport(open).catch(() => null);
  if (report === null) return;
  const before = figures.get(report.format) ?? { files: 0, records: 0, actionable: 0, assets: 0 };
  let [records, actionable, assets] = [0, 0, 0];
  for await (const reading of report.readings) {
    if (reading.type === "asset") assets += 1;
    if (reading.type === "record" && reading.actionable) actionable += 1;
    if (reading.type === "record" || reading.type === "statement" || reading.type === "setAside")
      records += 1;
  }
  figures.set(report.format, {
    files: before.files + 1,
    records: before.records + records,
    actionable: before.actionable + actionable,
    assets: before.assets + assets,
  });
};
