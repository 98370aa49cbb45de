import { Text } from "@mantine/core";
import type { Cmmc, System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./cmmc.module.css";

type ScorePanelProps = { readonly system: System; readonly cmmc: Cmmc };

/** The score, how it came about, and where its points went. */
export const ScorePanel = ({ system, cmmc }: ScorePanelProps) => {
  const { score, level } = cmmc;
  return (
    <Section title={score.maximum === null ? "Findings" : "Score"} padded={false}>
      <div className={classes["scoreHead"]}>
        <p className={classes["score"]}>
          {score.score !== null && (
            <>
              <span className={classes["scoreNumber"]}>{score.score}</span> of {score.maximum}
            </>
          )}
          {score.score === null && score.maximum !== null && (
            <span className={classes["scoreNumber"]}>No score</span>
          )}
          {score.maximum === null && (
            <>
              <span className={classes["scoreNumber"]}>{score.met}</span> of {cmmc.requirements.length} met
            </>
          )}
        </p>
        <Text size="sm">{derivation(cmmc)}</Text>
        <Text size="xs" c="dimmed">
          {cmmc.source}
        </Text>
      </div>
      <Table label="Score by family">
        <thead>
          <tr>
            <th scope="col">Family</th>
            <th scope="col" data-number>
              Met
            </th>
            <th scope="col" data-number>
              {score.maximum === null ? "Open" : "Points lost"}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.families.map(({ family, name, requirements, met, notAssessed, lost }) => (
            <tr key={family}>
              <th scope="row">
                <TextLink
                  to="/systems/$systemId/cmmc"
                  params={{ systemId: system.id }}
                  search={{ level, family }}
                  hash="requirements"
                  resetScroll={false}
                >
                  {family} {name}
                </TextLink>
              </th>
              <td data-number className={classes["oneLine"]}>
                {met} of {requirements}
              </td>
              <td
                data-number
                className={met + notAssessed < requirements ? classes["lost"] : classes["unknown"]}
              >
                {score.maximum === null ? requirements - met : lost === 0 ? "0" : `−${lost}`}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
};

const derivation = ({ score }: Cmmc): string => {
  const open = [
    score.notMet > 0 ? `${score.notMet} not met` : null,
    score.notAssessed > 0 ? `${score.notAssessed} not assessed` : null,
  ].filter((each) => each !== null);
  if (score.withheld !== null) return score.withheld;
  if (open.length === 0) return `${score.maximum}: everything is met.`;
  const best =
    score.best === null || score.best === score.score ? "" : ` At best ${score.best}, if the rest is met.`;
  return `${score.maximum} less ${counted(score.lost, "point")} on ${open.join(" and ")}.${best}`;
};
