import { useQuery } from "@tanstack/react-query";
import type { Item, System } from "../../api/api.generated.ts";
import { FieldFact } from "../item/fields-panel.tsx";
import { ControlLink, ControlTitle } from "./control-link.tsx";
import classes from "./controls.module.css";
import { itemControlsQuery } from "./queries.ts";

type ItemControlsProps = { readonly system: System; readonly item: Item };

/** The controls that the item names, with their titles, each a link to everything under it. */
export const ItemControls = ({ system, item }: ItemControlsProps) => {
  const { data = [] } = useQuery(itemControlsQuery(system.id, item.poamId, item.controls));
  if (data.length === 0) return <FieldFact name="Controls" value={item.controls.join(", ") || null} />;
  return (
    <FieldFact
      name="Controls"
      wide
      value={
        <ul className={classes["links"]} aria-label="Controls of this item">
          {data.map((control) => (
            <li key={control.key}>
              <ControlLink systemId={system.id} control={control} />{" "}
              <ControlTitle title={control.title} withdrawn={control.withdrawn} />
            </li>
          ))}
        </ul>
      }
    />
  );
};
