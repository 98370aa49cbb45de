import { counted } from "../../components/format.ts";

const UPPER: Readonly<Record<string, string>> = { kev: "KEV", cmmc: "CMMC", poam: "POA&M", id: "id" };

/** A check's id as a title: `kev-date-missed` is "KEV date missed". */
export const checkTitle = (check: string): string => {
  const words = check
    .split("-")
    .map((word) => UPPER[word] ?? word)
    .join(" ")
    .replace("check in", "check-in");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** In how many items a check found something; how much, where it looks at all of them together. */
export const foundBy = ({ items, findings }: { readonly items: number; readonly findings: number }): string =>
  items === 0 ? counted(findings, "time") : counted(items, "item");

type Judged = {
  readonly items: number;
  readonly on: string;
  readonly byLevel: { readonly error: number; readonly warning: number; readonly info: number };
};

/** The result of all checks in one sentence. */
export const judgedWords = ({ items, byLevel, on }: Judged, rulebook: string): string =>
  `${counted(items, "item")} judged by ${rulebook} on ${on}: ${counted(byLevel.error, "error")}, ${counted(byLevel.warning, "warning")}, ${counted(byLevel.info, "note")}.`;
