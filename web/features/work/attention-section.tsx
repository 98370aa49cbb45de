import { Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { NeedsAttention } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count, counted } from "../../components/format.ts";
import { ItemLink } from "../../components/item-link.tsx";
import { TextLink } from "../../components/links.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { FIRST, ShowMore } from "./show-more.tsx";
import classes from "./work.module.css";

type AttentionSectionProps = {
  readonly systemId: string;
  readonly attention: UseQueryResult<NeedsAttention>;
};

/** Items that an authority would send back: those in which a readiness check finds an error. */
export const AttentionSection = ({ systemId, attention }: AttentionSectionProps) => {
  const [shown, show] = useState(FIRST);
  if (attention.isError) return <FaultAlert error={attention.error} retry={attention.refetch} />;
  if (attention.data === undefined) return <Skeleton height={200} aria-label="Judging the items" />;
  const { total, items } = attention.data;
  if (total === 0) return null;
  return (
    <div id="needs-attention">
      <Section
        title={`Needs attention: ${count(total)}`}
        padded={false}
        aside={
          <TextLink to="/systems/$systemId/readiness" params={{ systemId }} fz="sm">
            Readiness
          </TextLink>
        }
      >
        <p className={classes["about"]}>
          An authority would send these back.
          {total > FIRST && " The gravest come first."}
        </p>
        <Table label="Needs attention" stack>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col" className={classes["risk"]}>
                Risk
              </th>
              <th scope="col" className={classes["error"]}>
                First of its errors
              </th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, shown).map((item) => (
              <tr key={item.poamId}>
                <td>
                  <ItemLink systemId={systemId} poamId={item.poamId} underline="always" />{" "}
                  <span className={classes["what"]}>{item.weaknessName}</span>
                </td>
                <td data-label="Risk">
                  <RiskMark rating={item.rating} />
                </td>
                <td data-label="Error" className={classes["what"]}>
                  <span>
                    {item.message}{" "}
                    {item.errors > 1 && (
                      <span className={classes["quiet"]}>and {counted(item.errors - 1, "more", "more")}</span>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        <ShowMore
          shown={shown}
          fetched={items.length}
          total={total}
          name="needs attention"
          onMore={() => show(items.length)}
        />
      </Section>
    </div>
  );
};
