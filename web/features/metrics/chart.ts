/** One row of bars or one line of a chart; the colour is a variable of the theme. */
type Series = {
  readonly name: string;
  readonly colour: `--mp-${string}`;
  readonly as: "bar" | "line";
  readonly dashed?: boolean;
  readonly data: readonly number[];
};

export type Chart = { readonly categories: readonly string[]; readonly series: readonly Series[] };
