/** One row of bars or one line of a chart; the colour is a variable of the theme. */
type Series = {
  readonly name: string;
  readonly colour: `--mp-${string}`;
  readonly as: "bar" | "line";
  readonly dashed?: boolean;
  readonly data: readonly number[];
};

/** Bars stand on each other in the order of the series, the first one lowest. */
export type Chart = { readonly categories: readonly string[]; readonly series: readonly Series[] };
