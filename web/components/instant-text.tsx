import { localMinute } from "./format.ts";
import { DigitText } from "./digit-text.tsx";

/** A point in time in the reader's zone; the exact UTC instant on hover. */
export const InstantText = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={at} style={{ whiteSpace: "nowrap" }}>
    <DigitText text={localMinute(at)} />
  </time>
);

/** A calendar date, as it is: no time zone touches it. */
/** A calendar day, or that there is none. */
export const DayText = ({ day }: { readonly day: string | null }) =>
  day === null ? <span>no date</span> : <Day day={day} />;

const Day = ({ day }: { readonly day: string }) => (
  <time dateTime={day} style={{ whiteSpace: "nowrap" }}>
    <DigitText text={day} />
  </time>
);
