const UPPER: Readonly<Record<string, string>> = { kev: "KEV", cmmc: "CMMC", poam: "POA&M", id: "id" };

/** A check's id as a title: `kev-date-missed` is "KEV date missed". */
export const checkTitle = (check: string): string => {
  const words = check
    .split("-")
    .map((word) => UPPER[word] ?? word)
    .join(" ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};
