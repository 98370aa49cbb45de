import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Item, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import classes from "../item/item.module.css";
import { ClockSteps } from "./clock-steps.tsx";
import { clockAsOfQuery } from "./queries.ts";

type AsOfPanelProps = { readonly system: System; readonly item: Item };

/** The date that was in force on a past day, and why: what was known then, whatever was written later. */
export const AsOfPanel = ({ system, item }: AsOfPanelProps) => {
  const [day, setDay] = useState("");
  const query = useQuery({ ...clockAsOfQuery(system.id, item.poamId, day), enabled: day !== "" });
  return (
    <details className={classes["why"]}>
      <summary>As of a past day</summary>
      <TextInput
        type="date"
        label="As of"
        description="What was known at the end of that day."
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        mt="xs"
      />
      {query.isError && <FaultAlert error={query.error} />}
      {query.data !== undefined && (
        <output>
          <p>
            {query.data.known
              ? `Scheduled completion then: ${query.data.date ?? "no date"}.`
              : "The item was not recorded yet."}
          </p>
          {query.data.known && (
            <ClockSteps steps={query.data.steps} label={`Steps to the date as of ${day}`} />
          )}
        </output>
      )}
    </details>
  );
};
