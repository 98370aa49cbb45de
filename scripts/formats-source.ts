import { REPORT_FORMATS, type ReportFormat } from "../src/reports/index.ts";
import { formatFigures, type FormatFigures } from "./format-figures.ts";

const HEAD = `# Report formats

Every kind of file that a scanner or assessor hands over and that is read, known by its content. This page is made by
\`node scripts/generate-formats.ts\` from the formats themselves and from \`docs/formats.json\`; a test fails when it is not
what they say.

- **Samples**: real files of that kind that were read, and what they hold: records, records that open a weakness, assets.
- **Speed**: of the reader alone, on a report made large by repeating the records of its small test file, on two
  processors (\`node bench/readers.ts\`); how far apart records stand in that file decides the records per second.

Other tables (CSV, TSV, workbooks) come in through a mapping of their columns; findings by hand through a form.
Zip and gzip archives are opened, archives in them too.

| format | what it is | samples | speed |
|---|---|---|---|
`;

/** The text of docs/formats.md. */
export const formatsSource = (): string => {
  const figures = formatFigures();
  const formats = [...(REPORT_FORMATS as readonly ReportFormat[])].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = formats.map((format) => row(format, figures));
  return `${HEAD}${rows.join("\n")}\n\n${formats.map(section).join("\n")}`;
};

const row = ({ id, about }: ReportFormat, { samples, speed }: FormatFigures): string => {
  const sample = samples[id];
  const counted =
    sample === undefined
      ? "none"
      : `${sample.files} ${sample.files === 1 ? "file" : "files"}: ${sample.records} records, ${sample.actionable} open a weakness, ${sample.assets} assets`;
  const fast = speed[id];
  const read =
    fast === undefined
      ? "not measured"
      : `${fast.megabytesPerSecond} MB/s, ${fast.recordsPerSecond} records/s`;
  return `| [\`${id}\`](#${id}) | ${about.title} | ${counted} | ${read} |`;
};

const section = ({ id, about }: ReportFormat): string => {
  const words = Object.entries(about.severities).map(([word, severity]) => `\`${word}\` ${severity}`);
  return [
    `## ${id}`,
    "",
    `${about.title}.`,
    "",
    `- **Identity**: ${about.identity}`,
    `- **Coverage**: ${about.coverage}`,
    `- **Severity**: ${words.length === 0 ? "as the file says" : words.join(", ")}. Another word, or none: the CVSS base score decides, else moderate, with a remark.`,
    "",
  ].join("\n");
};
