import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AdjustedScore, ScoreQuestion } from "../../api/api.generated.ts";
import { RiskMark } from "../../components/risk-mark.tsx";
import classes from "./deviations.module.css";
import { scoreQuery } from "./queries.ts";

type LiveScoreProps = {
  readonly systemId: string;
  readonly poamId: string;
  readonly question: ScoreQuestion;
};

/** The score as the server computes it from what stands in the form. */
export const LiveScore = ({ systemId, poamId, question }: LiveScoreProps) => {
  const [asked] = useDebouncedValue(question, 250);
  const answer = useQuery({ ...scoreQuery(systemId, poamId, asked), placeholderData: keepPreviousData });
  const adjusted = answer.data?.adjusted ?? null;
  return (
    <output className={classes["score"]} aria-label="Adjusted CVSS score">
      {adjusted === null ? (
        <span className={classes["quiet"]}>No CVSS vector, so no score is computed.</span>
      ) : (
        <ScoreWords adjusted={adjusted} />
      )}
    </output>
  );
};

/** "9.8 → 6.0 moderate", with the whole vector below. */
export const ScoreWords = ({ adjusted }: { readonly adjusted: AdjustedScore }) => (
  <>
    <span className={classes["scoreLine"]}>
      Adjusted CVSS score{" "}
      {adjusted.baseScore !== null && (
        <>
          <span className={classes["quiet"]}>{adjusted.baseScore.toFixed(1)}</span>
          <span aria-hidden="true">→</span>
          <span className="visually-hidden">becomes</span>
        </>
      )}
      <b className="tabular">{adjusted.score.toFixed(1)}</b>
      {adjusted.rating === null ? <span>none</span> : <RiskMark rating={adjusted.rating} />}
    </span>
    {adjusted.vector !== null && <code className={classes["vector"]}>{adjusted.vector}</code>}
  </>
);
