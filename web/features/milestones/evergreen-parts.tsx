import type { EvergreenIndex } from "../../api/api.generated.ts";
import classes from "./milestones.module.css";

type EvergreenPartsProps = { readonly evergreen: EvergreenIndex; readonly label: string };

/** The index, part by part: points and why. */
export const EvergreenParts = ({ evergreen, label }: EvergreenPartsProps) => (
  <ul className={classes["points"]} aria-label={label}>
    {evergreen.parts.map(({ points, because }) => (
      <li key={because}>
        <span>{points}</span>
        <div>{because}</div>
      </li>
    ))}
  </ul>
);
