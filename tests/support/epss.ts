/** A list of scores as FIRST writes it; one CVE a line. */
export const epssFile = ({
  day = "2026-06-01",
  version = "v2025.03.14",
  scores = { "CVE-2026-1000": 0.42 },
}: {
  readonly day?: string;
  readonly version?: string;
  readonly scores?: Readonly<Record<string, number>>;
} = {}): string =>
  [
    `#model_version:${version},score_date:${day}T00:00:00+0000`,
    "cve,epss,percentile",
    ...Object.entries(scores).map(([cve, score]) => `${cve},${score},${Math.min(1, score + 0.1).toFixed(5)}`),
    "",
  ].join("\n");
