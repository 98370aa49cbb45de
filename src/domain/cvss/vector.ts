import { BASE_METRICS_V4, METRICS_V4 } from "./metrics-v4.ts";
import { BASE_METRICS_V2, BASE_METRICS_V3, METRICS_V2, METRICS_V3, type MetricTable } from "./metrics.ts";

/** A vector whose every metric and value is known and whose base metrics are all there. */
export type CvssVector = {
  readonly version: "2" | "3.0" | "3.1" | "4.0";
  readonly metrics: ReadonlyMap<string, string>;
};

type Metrics = {
  /** Of every metric its values, in the order in which a vector names them. */
  readonly all: Readonly<Record<string, readonly string[]>>;
  readonly base: readonly string[];
};

const metricsOf = (all: MetricTable, base: MetricTable): Metrics => ({
  all: Object.fromEntries(Object.entries(all).map(([name, values]) => [name, Object.keys(values)])),
  base: Object.keys(base),
});

const V3 = metricsOf(METRICS_V3, BASE_METRICS_V3);
const METRICS: Readonly<Record<CvssVector["version"], Metrics>> = {
  "2": metricsOf(METRICS_V2, BASE_METRICS_V2),
  "3.0": V3,
  "3.1": V3,
  "4.0": { all: METRICS_V4, base: Object.keys(BASE_METRICS_V4) },
};

const PREFIXES: ReadonlyArray<readonly [string, CvssVector["version"]]> = [
  ["CVSS:4.0/", "4.0"],
  ["CVSS:3.1/", "3.1"],
  ["CVSS:3.0/", "3.0"],
  ["CVSS:2.0/", "2"],
  ["CVSS2#", "2"],
];

const LONGEST = 400;

/**
 * Reads a CVSS 2, 3.0, 3.1 or 4.0 vector; null when it is none, or says a metric twice. Without a prefix it is CVSS 2 when it
 * names `Au`, else 3.1, as some tools write it.
 */
export const cvssVector = (text: string): CvssVector | null => {
  const bare = text.trim().replace(/^\((.*)\)$/, "$1");
  if (bare.length > LONGEST) return null;
  const prefix = PREFIXES.find(([start]) => bare.startsWith(start));
  const body = prefix === undefined ? bare : bare.slice(prefix[0].length);
  const version = prefix?.[1] ?? (body.includes("Au:") ? "2" : "3.1");
  const { all, base } = METRICS[version];
  const metrics = new Map<string, string>();
  for (const part of body.replace(/\/$/, "").split("/")) {
    const [name = "", value = ""] = part.split(":", 2);
    const values = Object.hasOwn(all, name) ? all[name] : undefined;
    if (values?.includes(value) !== true || metrics.has(name)) return null;
    metrics.set(name, value);
  }
  return base.every((name) => metrics.has(name)) ? { version, metrics } : null;
};

/** The vector as its specification writes it, without metrics that are not defined. */
export const vectorText = ({ version, metrics }: CvssVector): string => {
  const parts = Object.keys(METRICS[version].all).flatMap((name) => {
    const value = metrics.get(name);
    return value === undefined || value === "X" || value === "ND" ? [] : [`${name}:${value}`];
  });
  return `${version === "2" ? "" : `CVSS:${version}/`}${parts.join("/")}`;
};

/** Whether vectors of that version may give the metric that value. */
export const isMetricOf = (version: CvssVector["version"], name: string, value: string): boolean => {
  const { all } = METRICS[version];
  return Object.hasOwn(all, name) && all[name]?.includes(value) === true;
};

/** The vector without what is added to its base metrics. */
export const baseOf = ({ version, metrics }: CvssVector): CvssVector => ({
  version,
  metrics: new Map([...metrics].filter(([name]) => METRICS[version].base.includes(name))),
});

/** The vector with other values for some metrics. */
export const withMetrics = (
  vector: CvssVector,
  changes: Readonly<Record<string, string | undefined>>,
): CvssVector => {
  const given = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...vector, metrics: new Map([...vector.metrics, ...given]) };
};
