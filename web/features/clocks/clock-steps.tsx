import type { Item } from "../../api/api.generated.ts";
import { sentence } from "../../components/words.ts";
import classes from "../item/item.module.css";

type ClockStepsProps = { readonly steps: Item["clock"]; readonly label: string };

/** How a date came about, step by step. */
export const ClockSteps = ({ steps, label }: ClockStepsProps) => (
  <ol className={classes["steps"]} aria-label={label}>
    {steps.map((step) => (
      <li key={`${step.step} ${step.value} ${step.because}`}>
        <div className={classes["stephead"]}>
          <b>{sentence(step.step)}</b>
          <span>{step.value}</span>
        </div>
        <div className={classes["because"]}>{step.because}</div>
      </li>
    ))}
  </ol>
);
