import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Deviation, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { DecisionButtons } from "./decision-buttons.tsx";
import { DeviationDetail } from "./deviation-detail.tsx";
import { TYPE_WORDS } from "./deviation-words.ts";
import classes from "./deviations.module.css";
import { itemDeviationsQuery } from "./queries.ts";
import { RequestDialog } from "./request-dialog.tsx";
import { RequestMark } from "./request-mark.tsx";

type DeviationsPanelProps = { readonly system: System; readonly poamId: string };

/** The item's deviation requests and risk acceptances; those that wait or hold stand open. */
export const DeviationsPanel = ({ system, poamId }: DeviationsPanelProps) => {
  const query = useQuery(itemDeviationsQuery(system.id, poamId));
  const [asking, setAsking] = useState(false);
  const deviations = query.data?.deviations ?? [];
  const today = query.data?.today ?? "";
  const live = deviations.filter(({ status }) => status === "pending" || status === "approved");
  const past = deviations.filter((one) => !live.includes(one));
  return (
    <Section
      title="Deviations"
      aside={
        may(system, "deviation.request") && (
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
            Ask for a deviation
          </Button>
        )
      }
    >
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.data !== undefined && live.length === 0 && (
        <Text size="sm" c="dimmed">
          None is asked for or approved. A false positive, an operational requirement, an adjusted or accepted
          risk starts here.
        </Text>
      )}
      <div className={classes["requests"]}>
        {live.map((deviation) => (
          <Request key={deviation.id} system={system} deviation={deviation} today={today} />
        ))}
      </div>
      {past.length > 0 && (
        <details className={classes["past"]}>
          <summary className={classes["more"]}>
            {past.length === 1 ? "1 that ended" : `${past.length} that ended`}
          </summary>
          <div className={classes["requests"]}>
            {past.map((deviation) => (
              <Request key={deviation.id} system={system} deviation={deviation} today={today} />
            ))}
          </div>
        </details>
      )}
      {asking && <RequestDialog system={system} poamId={poamId} onClose={() => setAsking(false)} />}
    </Section>
  );
};

type RequestProps = { readonly system: System; readonly deviation: Deviation; readonly today: string };

const Request = ({ system, deviation, today }: RequestProps) => (
  <article className={classes["request"]} aria-label={deviation.name}>
    <div className={classes["requestHead"]}>
      <b>{TYPE_WORDS[deviation.claim.type]}</b>
      <span className={classes["quiet"]}>{deviation.name}</span>
      <RequestMark status={deviation.status} />
      <span className={classes["push"]}>
        <DecisionButtons system={system} deviation={deviation} today={today} />
      </span>
    </div>
    <DeviationDetail system={system} deviation={deviation} today={today} />
  </article>
);
