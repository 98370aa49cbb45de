import type { Import, ImportCounts } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";

/** What an import changes, shortest first reading: only what is not nought. */
export const changeWords = (one: Import): readonly string[] => {
  if (one.repeatOf !== null) return ["repeat: changes nothing"];
  return one.counts === null ? [] : countWords(one.counts);
};

/** The same of counts alone. */
export const countWords = (counts: ImportCounts): readonly string[] => {
  const parts: readonly (readonly [number, string])[] = [
    [counts.opened, "new"],
    [counts.returned, "returned"],
    [counts.fixed, "fixed"],
    [counts.notObserved, "not observed"],
    [counts.setAside, "set aside"],
  ];
  const shown = parts.filter(([value]) => value > 0).map(([value, name]) => `${count(value)} ${name}`);
  return shown.length === 0 ? ["no change"] : shown;
};
