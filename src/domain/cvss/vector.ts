import { BASE_METRICS_V2, BASE_METRICS_V3, METRICS_V2, METRICS_V3 } from "./metrics.ts";

/** A vector whose every metric and value is known and whose base metrics are all there. */
export type CvssVector = {
  readonly version: "2" | "3.0" | "3.1";
  readonly metrics: ReadonlyMap<string, string>;
};

const PREFIXES: ReadonlyArray<readonly [string, CvssVector["version"]]> = [
  ["CVSS:3.1/", "3.1"],
  ["CVSS:3.0/", "3.0"],
  ["CVSS:2.0/", "2"],
  ["CVSS2#", "2"],
];

const LONGEST = 400;

/**
 * Reads a CVSS 2, 3.0 or 3.1 vector; null when it is none, or says a metric twice. Without a prefix it is CVSS 2 when it
 * names `Au`, else 3.1, as some tools write it.
 */
export const cvssVector = (text: string): CvssVector | null => {
  const bare = text.trim().replace(/^\((.*)\)$/, "$1");
  if (bare.length > LONGEST) return null;
  const prefix = PREFIXES.find(([start]) => bare.startsWith(start));
  const body = prefix === undefined ? bare : bare.slice(prefix[0].length);
  const version = prefix?.[1] ?? (body.includes("Au:") ? "2" : "3.1");
  const known = version === "2" ? METRICS_V2 : METRICS_V3;
  const metrics = new Map<string, string>();
  for (const part of body.replace(/\/$/, "").split("/")) {
    const [name = "", value = ""] = part.split(":", 2);
    const values = Object.hasOwn(known, name) ? known[name] : undefined;
    if (values === undefined || !Object.hasOwn(values, value) || metrics.has(name)) return null;
    metrics.set(name, value);
  }
  const needed = Object.keys(version === "2" ? BASE_METRICS_V2 : BASE_METRICS_V3);
  return needed.every((name) => metrics.has(name)) ? { version, metrics } : null;
};

/** The vector as its specification writes it. */
export const vectorText = ({ version, metrics }: CvssVector): string => {
  const order = Object.keys(version === "2" ? METRICS_V2 : METRICS_V3);
  const parts = order.flatMap((name) => {
    const value = metrics.get(name);
    return value === undefined || value === "X" ? [] : [`${name}:${value}`];
  });
  return `${version === "2" ? "" : `CVSS:${version}/`}${parts.join("/")}`;
};

/** The vector with other values for some metrics. */
export const withMetrics = (
  vector: CvssVector,
  changes: Readonly<Record<string, string | undefined>>,
): CvssVector => {
  const given = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...vector, metrics: new Map([...vector.metrics, ...given]) };
};
