import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Readiness } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count, counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { checkTitle } from "./check-words.ts";
import { LevelMark } from "./level-mark.tsx";
import { checkQuery } from "./queries.ts";
import classes from "./readiness.module.css";

type Check = Readiness["checks"][number];
type CheckSectionProps = { readonly systemId: string; readonly check: Check };

/** One check: what it found, why that matters, what to do, and the items. */
export const CheckSection = ({ systemId, check }: CheckSectionProps) => {
  const [wanted, want] = useState(false);
  const all = useQuery({ ...checkQuery(systemId, check.check), enabled: wanted });
  const shown = all.data?.checks[0]?.shown ?? check.shown;
  const more =
    all.data === undefined
      ? `Show all ${count(check.findings)}`
      : `The first ${count(shown.length)} of ${count(check.findings)}`;
  return (
    <Section
      title={`${checkTitle(check.check)}: ${found(check)}`}
      padded={false}
      aside={<LevelMark level={check.level} />}
    >
      <div className={classes["words"]}>
        <p>{check.explanation}</p>
        <p>
          <strong>Fix.</strong> {check.fix}
        </p>
      </div>
      {check.items === 0 ? (
        <div className={classes["words"]}>
          {shown.map(({ message }) => (
            <p key={message} className={classes["message"]}>
              {message}
            </p>
          ))}
        </div>
      ) : (
        <Found systemId={systemId} check={check} shown={shown} />
      )}
      {all.isError && <FaultAlert error={all.error} retry={all.refetch} />}
      {shown.length < check.findings && (
        <div className={classes["foot"]}>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={all.isFetching}
            onClick={() => want(true)}
            disabled={all.data !== undefined}
            aria-label={`${more} of ${checkTitle(check.check)}`}
          >
            {more}
          </Button>
        </div>
      )}
    </Section>
  );
};

const Found = ({ systemId, check, shown }: CheckSectionProps & { readonly shown: Check["shown"] }) => (
  <Table label={`Items with: ${checkTitle(check.check)}`} stack>
    <thead>
      <tr>
        <th scope="col">Item</th>
        <th scope="col">Risk</th>
        <th scope="col">Found</th>
      </tr>
    </thead>
    <tbody>
      {shown.map(
        ({ item, message }) =>
          item !== null && (
            <tr key={`${item.poamId} ${message}`}>
              <td>
                <TextLink
                  to="/systems/$systemId/items/$poamId"
                  params={{ systemId, poamId: item.poamId }}
                  underline="always"
                >
                  {item.poamId}
                </TextLink>{" "}
                <span className={classes["message"]}>{item.weaknessName}</span>
              </td>
              <td data-label="Risk">
                <RiskMark rating={item.originalRiskRating} />
              </td>
              <td data-label="Found" className={classes["message"]}>
                {message}
              </td>
            </tr>
          ),
      )}
    </tbody>
  </Table>
);

const found = ({ items, findings }: Check): string =>
  items === 0 ? counted(findings, "finding") : counted(items, "item");
