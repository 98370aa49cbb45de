/** The metrics of CVSS 3.0 and 3.1 with their values and weights (FIRST, CVSS 3.1 specification, section 7.4). */
export const BASE_METRICS_V3 = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  S: { U: 0, C: 1 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
} as const satisfies MetricTable;

/** What the privileges required weigh where the scope changes. */
export const PRIVILEGES_SCOPE_CHANGED = { N: 0.85, L: 0.68, H: 0.5 } as const;

export const TEMPORAL_METRICS_V3 = {
  E: { X: 1, H: 1, F: 0.97, P: 0.94, U: 0.91 },
  RL: { X: 1, U: 1, W: 0.97, T: 0.96, O: 0.95 },
  RC: { X: 1, C: 1, R: 0.96, U: 0.92 },
} as const satisfies MetricTable;

export const REQUIREMENT_METRICS_V3 = {
  CR: { X: 1, H: 1.5, M: 1, L: 0.5 },
  IR: { X: 1, H: 1.5, M: 1, L: 0.5 },
  AR: { X: 1, H: 1.5, M: 1, L: 0.5 },
} as const satisfies MetricTable;

export type MetricTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

const modifiedTable = (): MetricTable =>
  Object.fromEntries(
    Object.entries(BASE_METRICS_V3).map(([name, values]) => [`M${name}`, { X: 0, ...values }]),
  );

/** Every metric of CVSS 3 that a vector may name, with its values. */
export const METRICS_V3: MetricTable = {
  ...BASE_METRICS_V3,
  ...TEMPORAL_METRICS_V3,
  ...REQUIREMENT_METRICS_V3,
  ...modifiedTable(),
};

/** The base metrics of CVSS 2 with their values and weights (FIRST, CVSS 2.0 guide, section 3.2.1). */
export const BASE_METRICS_V2 = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
} as const satisfies MetricTable;

/** The temporal metrics of CVSS 2 with their weights (section 3.2.2); ND is not defined. */
export const TEMPORAL_METRICS_V2 = {
  E: { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 },
  RL: { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 },
  RC: { UC: 0.9, UR: 0.95, C: 1, ND: 1 },
} as const satisfies MetricTable;

/** The environmental metrics of CVSS 2 with their weights (section 3.2.3). */
export const ENVIRONMENTAL_METRICS_V2 = {
  CDP: { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5, ND: 0 },
  TD: { N: 0, L: 0.25, M: 0.75, H: 1, ND: 1 },
  CR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  IR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  AR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
} as const satisfies MetricTable;

/** Every metric of CVSS 2 that a vector may name, with its values. */
export const METRICS_V2: MetricTable = {
  ...BASE_METRICS_V2,
  ...TEMPORAL_METRICS_V2,
  ...ENVIRONMENTAL_METRICS_V2,
};
