import { Text } from "@mantine/core";
import type { FiveLevel, Item } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import { sentence } from "../../components/words.ts";
import classes from "./risk-matrix.module.css";

const LEVELS: readonly FiveLevel[] = ["very low", "low", "moderate", "high", "very high"];
const SHORT: Readonly<Record<FiveLevel, string>> = {
  "very low": "VL",
  low: "L",
  moderate: "M",
  high: "H",
  "very high": "VH",
};

/** The risk of the likelihood and the impact that were written, and the matrix that gives it. */
export const RiskMatrixPanel = ({ item }: { readonly item: Item }) => {
  const { risk, source, matrix } = item.matrixRisk;
  const { likelihood, impact } = item.fields;
  return (
    <Section
      title={
        risk === null ? "Risk by likelihood and impact" : `${sentence(risk)} risk by likelihood and impact`
      }
    >
      {risk === null ? (
        <Text size="sm" c="dimmed">
          Write likelihood and impact under Risk; the rulebook's matrix then gives the risk.
        </Text>
      ) : (
        <>
          <table className={classes["matrix"]}>
            <caption className="visually-hidden">
              Risk for each likelihood (rows) and impact (columns); this item has {likelihood} likelihood and{" "}
              {impact} impact
            </caption>
            <thead>
              <tr>
                <td aria-hidden="true" />
                {LEVELS.map((column) => (
                  <th key={column} scope="col" abbr={`${column} impact`}>
                    <Level level={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {LEVELS.map((row, at) => ({ row, risks: matrix[at] ?? [] }))
                .toReversed()
                .map(({ row, risks }) => (
                  <tr key={row}>
                    <th scope="row" abbr={`${row} likelihood`}>
                      <Level level={row} />
                    </th>
                    {risks.map((level, index) => {
                      const here = row === likelihood && LEVELS[index] === impact;
                      return (
                        <td key={LEVELS[index]} data-level={level} data-here={here || undefined}>
                          <Level level={level} />
                          {here && <span className="visually-hidden">, this item</span>}
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </tbody>
          </table>
          <Text size="sm" c="dimmed" mt={8}>
            Likelihood upward, impact to the right. {source}.
          </Text>
        </>
      )}
    </Section>
  );
};

/** The short word to look at, the whole word to hear. */
const Level = ({ level }: { readonly level: FiveLevel }) => (
  <>
    <span aria-hidden="true">{SHORT[level]}</span>
    <span className="visually-hidden">{level}</span>
  </>
);
