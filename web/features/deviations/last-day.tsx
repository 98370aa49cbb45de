import { DayText } from "../../components/instant-text.tsx";
import { counted } from "../../components/format.ts";
import marks from "../../components/marks.module.css";

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

const daysTo = (today: string, day: string): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);

type LastDayProps = { readonly today: string; readonly day: string | null; readonly none: string };

/** A day that is to come, with the distance once it is near. */
export const LastDay = ({ today, day, none }: LastDayProps) => {
  if (day === null)
    return (
      <span className={marks["mark"]} data-tone="quiet">
        {none}
      </span>
    );
  const left = daysTo(today, day);
  return (
    <span>
      <DayText day={day} />
      {left <= SOON_DAYS && (
        <>
          {" "}
          <span className={marks["mark"]} data-tone={left < 0 ? "late" : "soon"}>
            {distance(left)}
          </span>
        </>
      )}
    </span>
  );
};

const distance = (left: number): string => {
  if (left < 0) return `${counted(-left, "day")} ago`;
  return left === 0 ? "today" : `in ${counted(left, "day")}`;
};
