import type { Item, System } from "../../api/api.generated.ts";
import { DayText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { TimelinessMark } from "../../components/state-mark.tsx";
import { DateMenu } from "../clocks/date-menu.tsx";
import { AsOfPanel } from "../clocks/as-of-panel.tsx";
import { ExtensionList } from "../clocks/extension-list.tsx";
import { ClockSteps } from "../clocks/clock-steps.tsx";
import classes from "./item.module.css";

/** The item's dates, and why the scheduled completion date is what it is. */
export const DatesPanel = ({ system, item }: { readonly system: System; readonly item: Item }) => {
  const moved = item.originalScheduledCompletionDate !== item.scheduledCompletionDate;
  return (
    <Section title="Dates" aside={<DateMenu system={system} item={item} />}>
      <dl className={classes["facts"]}>
        <dt>Original detection</dt>
        <dd>
          <DayText day={item.originalDetectionDate} />
        </dd>
        <dt>Scheduled completion</dt>
        <dd>
          <DayText day={item.scheduledCompletionDate} />{" "}
          {item.timeliness !== null && <TimelinessMark timeliness={item.timeliness} />}
        </dd>
        {moved && (
          <>
            <dt>Originally scheduled</dt>
            <dd>
              <DayText day={item.originalScheduledCompletionDate} />
            </dd>
          </>
        )}
        {item.lastSeen !== null && (
          <>
            <dt>Last seen</dt>
            <dd>
              <DayText day={item.lastSeen} />
            </dd>
          </>
        )}
        {item.fixedOn !== null && (
          <>
            <dt>Fixed on</dt>
            <dd>
              <DayText day={item.fixedOn} />
            </dd>
          </>
        )}
        {item.until !== null && (
          <>
            <dt>{item.status === "deferred" ? "Deferred until" : "Accepted until"}</dt>
            <dd>
              <DayText day={item.until} />
            </dd>
          </>
        )}
        {item.completionDate !== null && (
          <>
            <dt>Completion</dt>
            <dd>
              <DayText day={item.completionDate} />
            </dd>
          </>
        )}
        <dt>Status since</dt>
        <dd>
          <DayText day={item.statusDate} />
        </dd>
      </dl>
      {item.clock.length > 0 && (
        <details className={classes["why"]}>
          <summary>Why {item.scheduledCompletionDate ?? "no date"}</summary>
          <ClockSteps steps={item.clock} label="Steps to the scheduled completion date" />
        </details>
      )}
      <AsOfPanel system={system} item={item} />
      <ExtensionList system={system} item={item} />
    </Section>
  );
};
