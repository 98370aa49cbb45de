import type { CriticalStep } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import itemClasses from "../item/item.module.css";
import { ItemLinks } from "./item-links.tsx";

type CriticalPathProps = {
  readonly systemId: string;
  readonly steps: readonly CriticalStep[];
  readonly label: string;
};

/** The chain of milestones that decides when all can be done, the first one first. */
export const CriticalPath = ({ systemId, steps, label }: CriticalPathProps) => (
  <ol className={itemClasses["steps"]} aria-label={label}>
    {steps.map((step) => (
      <li key={step.milestoneId}>
        <div className={itemClasses["stephead"]}>
          <b>
            <DayText day={step.start} /> → <DayText day={step.finish} />
          </b>
          <span>{counted(step.workDays, "day")}</span>
        </div>
        <div style={{ overflowWrap: "anywhere" }}>{step.description}</div>
        <div className={itemClasses["because"]}>
          <ItemLinks systemId={systemId} poamIds={step.poamIds} />
        </div>
      </li>
    ))}
  </ol>
);
