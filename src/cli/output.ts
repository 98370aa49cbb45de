/** Where a command's data goes: one JSON value, or lines for people. Log and progress never come here. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** One JSON value on one line, for a command that goes on. */
export const printJsonLine = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

export const printLines = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.map(visible).join("\n")}\n`);
};

/** Columns side by side, as wide as their longest cell; a cell longer than 60 characters is cut. */
export const printTable = (headers: readonly string[], rows: ReadonlyArray<readonly string[]>): void => {
  const cells = [headers, ...rows].map((row) => row.map((cell) => shorten(cell)));
  const widths = headers.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  printLines(
    cells.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
  );
};

const LONGEST_CELL = 60;

const shorten = (cell: string): string => {
  const line = cell.replaceAll(/\s+/g, " ");
  return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL - 1)}…` : line;
};

/** Control characters in a scanner's text must not command the reader's terminal. */
const visible = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, (char) =>
    char === "\t" || char === "\n" ? char : `\\x${(char.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}`,
  );
