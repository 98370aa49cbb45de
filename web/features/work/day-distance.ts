import { counted } from "../../components/format.ts";

const DAY = 86_400_000;

/** How far a day is from another: "3 days ago", "in 12 days", "today". */
export const dayDistance = (day: string, today: string): string => {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  if (days === 0) return "today";
  return days < 0 ? `${counted(-days, "day")} ago` : `in ${counted(days, "day")}`;
};
