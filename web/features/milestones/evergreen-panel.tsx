import { useQuery } from "@tanstack/react-query";
import type { Item, System } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import { EvergreenMark } from "./evergreen-mark.tsx";
import { EvergreenParts } from "./evergreen-parts.tsx";
import classes from "./milestones.module.css";
import { itemPlanQuery } from "./queries.ts";

type EvergreenPanelProps = { readonly system: System; readonly item: Item };

/** How much the item is rolled instead of done, and why that is said. Nothing for one that was never rolled. */
export const EvergreenPanel = ({ system, item }: EvergreenPanelProps) => {
  const { data: plan } = useQuery(itemPlanQuery(system.id, item.poamId));
  if (plan === undefined || plan.evergreen.index === 0) return null;
  return (
    <Section title="Evergreen index">
      <div className={classes["index"]}>
        <span>
          <b>{plan.evergreen.index}</b> of 100
        </span>
        <EvergreenMark evergreen={plan.evergreen} />
      </div>
      <EvergreenParts evergreen={plan.evergreen} label="What the index is made of" />
    </Section>
  );
};
