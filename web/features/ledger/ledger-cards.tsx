import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { ItemRow } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { ItemStatusMark, TimelinessMark } from "../../components/state-mark.tsx";
import { sortRows } from "./compare-rows.ts";
import classes from "./ledger.module.css";
import { NoMatch } from "./no-match.tsx";
import { useLedgerSearch } from "./use-ledger-search.ts";

const STEP = 60;

type LedgerCardsProps = { readonly systemId: string; readonly rows: readonly ItemRow[] };

/** The ledger on a narrow screen: the same rows, filters and order, one card each. */
export const LedgerCards = ({ systemId, rows }: LedgerCardsProps) => {
  const { search } = useLedgerSearch();
  const [limit, setLimit] = useState(STEP);
  if (rows.length === 0) return <NoMatch />;
  const sorted = sortRows(rows, search.sort);
  return (
    <>
      <ul className={classes["cards"]} aria-label="Items">
        {sorted.slice(0, limit).map((row) => (
          <li key={row.poamId} className={classes["card"]}>
            <TextLink
              to="/systems/$systemId/items/$poamId"
              params={{ systemId, poamId: row.poamId }}
              className={classes["cardname"] ?? ""}
            >
              {row.poamId} {row.weaknessName}
            </TextLink>
            <div className={classes["cardrow"]}>
              <RiskMark rating={row.originalRiskRating} />
              {row.timeliness === null ? (
                <ItemStatusMark status={row.status} />
              ) : (
                <TimelinessMark timeliness={row.timeliness} />
              )}
              <DayText day={row.scheduledCompletionDate} />
              <span className="tabular">{counted(row.assets, "asset")}</span>
            </div>
            <Text size="xs" c="dimmed" mt={2}>
              {row.pointOfContact ?? "no point of contact"} · {row.detectorSource} {row.sourceIdentifier}
            </Text>
          </li>
        ))}
      </ul>
      {sorted.length > limit && (
        <Button mt="sm" fullWidth variant="default" onClick={() => setLimit(limit + STEP)}>
          Show more ({count(limit)} of {count(sorted.length)})
        </Button>
      )}
    </>
  );
};
