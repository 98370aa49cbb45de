import { calendarDate, type CalendarDate } from "#domain/calendar.ts";
import { Fault } from "#domain/fault.ts";
import type { Remark } from "#domain/remark.ts";
import { textLines } from "./epss-lines.ts";

export type EpssScore = {
  readonly cve: string;
  /** Probability that it is exploited within 30 days, and the share of all CVEs with the same or a lower one: 0 to 1. */
  readonly score: number;
  readonly percentile: number | null;
};

export type EpssPiece =
  | { readonly type: "model"; readonly version: string; readonly scoreDate: CalendarDate }
  | { readonly type: "scores"; readonly scores: readonly EpssScore[]; readonly remarks: readonly Remark[] };

const CVE = /^CVE-\d{4}-\d{4,19}$/;
const SHARE = /^(?:\d+(?:\.\d+)?|\.\d+)(?:e-?\d{1,3})?$/i;

/**
 * Reads FIRST's daily list (`epss_scores-YYYY-MM-DD.csv`, packed with gzip or not) in a stream: a first line
 * `#model_version:…,score_date:…`, a head `cve,epss,percentile` in any order, then one CVE a line. The model comes
 * first, then scores as they arrive. A line that is no score becomes a remark. Throws `document.unrecognized` for what is no such list, and the faults of
 * `textLines`. Memory does not grow with the file.
 */
export async function* readEpss(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<EpssPiece> {
  let [number, read] = [0, 0];
  let columns: Columns | null = null;
  for await (const lines of textLines(bytes)) {
    const scores: EpssScore[] = [];
    const remarks: Remark[] = [];
    for (const line of lines) {
      number++;
      if (number === 1) yield modelOf(line);
      else if (columns === null) columns = columnsOf(line);
      else if (line.trim() !== "") {
        const score = scoreOf(line, columns);
        if (score === null) remarks.push(unreadable(number));
        else scores.push(score);
      }
    }
    read += scores.length;
    if (scores.length + remarks.length > 0) yield { type: "scores", scores, remarks };
  }
  if (read === 0) throw unrecognized(number === 0 ? "nothing" : "no score that can be read");
}

const modelOf = (line: string): EpssPiece => {
  const facts = new Map(
    line
      .replace(/^\uFEFF?#\s*/, "")
      .split(",")
      .map((fact) => {
        const at = fact.indexOf(":");
        return [fact.slice(0, Math.max(0, at)).trim().toLowerCase(), fact.slice(at + 1).trim()] as const;
      }),
  );
  const version = facts.get("model_version") ?? "";
  const scoreDate = calendarDate((facts.get("score_date") ?? "").slice(0, 10));
  if (!/^\uFEFF?#/.test(line) || version === "" || scoreDate === null)
    throw unrecognized("no first line with model_version and score_date");
  return { type: "model", version: version.slice(0, 100), scoreDate };
};

type Columns = { readonly cve: number; readonly epss: number; readonly percentile: number };

const columnsOf = (line: string): Columns => {
  const names = cells(line).map((name) => name.toLowerCase());
  const columns = {
    cve: names.indexOf("cve"),
    epss: names.indexOf("epss"),
    percentile: names.indexOf("percentile"),
  };
  if (columns.cve < 0 || columns.epss < 0) throw unrecognized("no columns cve and epss");
  return columns;
};

const cells = (line: string): string[] =>
  line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));

const scoreOf = (line: string, columns: Columns): EpssScore | null => {
  const row = cells(line);
  const cve = (row[columns.cve] ?? "").toUpperCase();
  const score = shareOf(row[columns.epss]);
  const given = columns.percentile < 0 ? "" : (row[columns.percentile] ?? "");
  const percentile = given === "" ? null : shareOf(given);
  if (!CVE.test(cve) || score === null || (given !== "" && percentile === null)) return null;
  return { cve, score, percentile };
};

const shareOf = (text: string | undefined): number | null => {
  if (text === undefined || !SHARE.test(text)) return null;
  const share = Number(text);
  return share >= 0 && share <= 1 ? share : null;
};

const unreadable = (line: number): Remark => ({
  code: "epss.line-unreadable",
  where: `line ${line}`,
  message: "Expected a CVE and shares from 0 to 1, found something else; the line was left out.",
});

const unrecognized = (found: string): Fault =>
  new Fault(
    "document.unrecognized",
    `Expected FIRST's list of EPSS scores (CSV, packed with gzip or not), found ${found}. Download the file of one day.`,
  );
