const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** 12,404,332 */
export const count = (value: number): string => whole.format(value);

/** "1 item", "3 items", "2 are late": the noun in the number's form. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** 48.2 MB; powers of 1000, as file managers and vendors count. */
export const bytes = (value: number): string => {
  let rest = value;
  let step = 0;
  while (rest >= 1000 && step < UNITS.length - 1) {
    rest /= 1000;
    step += 1;
  }
  return `${step === 0 ? whole.format(rest) : oneDigit.format(rest)} ${UNITS[step] ?? ""}`;
};

const two = (value: number): string => String(value).padStart(2, "0");

/** 2026-03-31 08:15 in the reader's own time zone. */
export const localMinute = (instant: string): string => {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** The first eight hexadecimal digits; enough to recognize a file, with the whole one click away. */
export const shortHash = (sha256: string): string => sha256.slice(0, 8);
