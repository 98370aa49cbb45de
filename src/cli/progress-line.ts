import type { OnProgress } from "#app/import/tell.ts";

/** A line on standard error that says how far a file is; nothing when that is no terminal. */
export type ProgressLine = { readonly show: OnProgress | undefined; clear(): void };

type Terminal = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };

const EVERY_MS = 250;
const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export const progressLine = (
  path: string,
  terminal: Terminal = process.stderr,
  now: () => number = () => performance.now(),
): ProgressLine => {
  if (terminal.isTTY !== true) return { show: undefined, clear: () => undefined };
  let [started, stage] = [now(), "reading"];
  let [told, shown] = [Number.NEGATIVE_INFINITY, false];
  return {
    show: ({ doing, bytesDone, bytesTotal, records }) => {
      const at = now();
      if (doing !== stage) [started, stage] = [at, doing];
      if (at - told < EVERY_MS) return;
      told = at;
      shown = true;
      const seconds = (at - started) / 1000;
      const line = [
        ...(doing === "reading" ? [] : [doing]),
        `${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB`,
        ...(seconds > 0 ? [`${WHOLE.format(records / seconds)} findings/s`] : []),
        ...timeLeft(seconds, bytesTotal === 0 ? 0 : bytesDone / bytesTotal),
      ].join(" · ");
      const width = Math.max(20, (terminal.columns ?? 80) - 1);
      terminal.write(`\r${`${shortName(path, width - line.length - 2)}  ${line}`.slice(0, width)}\u001B[K`);
    },
    clear: () => {
      if (shown) terminal.write("\r\u001B[K");
    },
  };
};

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** By the speed so far; nothing in the first moments, when the words would only flicker. */
const timeLeft = (seconds: number, share: number): string[] => {
  if (seconds < 1 || share <= 0 || share >= 1) return [];
  const left = Math.ceil((seconds / share) * (1 - share));
  return [left < 90 ? `about ${left} s left` : `about ${Math.ceil(left / 60)} min left`];
};

/** Control characters in a file's name must not command the terminal. */
const shortName = (path: string, most: number): string => {
  const name = (path.split("/").at(-1) ?? path).replaceAll(/\p{Cc}/gu, "?");
  return name.length <= most ? name : `${name.slice(0, Math.max(0, most - 1))}…`;
};
