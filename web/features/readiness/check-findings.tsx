import type { DocumentReadiness } from "../../api/api.generated.ts";
import { ItemLink } from "../../components/item-link.tsx";
import { RiskMark } from "../../components/risk-mark.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./readiness.module.css";

/** What a check found, in a ledger or in a document. */
type Check = Pick<
  DocumentReadiness["checks"][number],
  "check" | "level" | "explanation" | "fix" | "findings" | "items" | "shown"
>;

type CheckFindingsProps = {
  readonly check: Check;
  /** Names the table of items; no two on a page are the same. */
  readonly label: string;
  /** To whose items the ids lead; null for those of a document, which lead nowhere. */
  readonly systemId: string | null;
};

/** Why a check matters, what to do, and where it found something. */
export const CheckFindings = ({ check, label, systemId }: CheckFindingsProps) => (
  <>
    <div className={classes["words"]}>
      <p>{check.explanation}</p>
      <p>
        <strong>Fix.</strong> {check.fix}
      </p>
    </div>
    {check.items === 0 ? (
      <div className={classes["words"]}>
        {check.shown.map(({ message }) => (
          <p key={message} className={classes["message"]}>
            {message}
          </p>
        ))}
      </div>
    ) : (
      <Table label={label} layout="fixed" stack>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" className={classes["risk"]}>
              Risk
            </th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {check.shown.map(
            ({ item, message }, index) =>
              item !== null && (
                // Documents can give an id twice, or none.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={`${index} ${item.poamId}`}>
                  <td>
                    <ItemName poamId={item.poamId} systemId={systemId} />{" "}
                    <span className={classes["message"]}>{item.weaknessName}</span>
                  </td>
                  <td data-label="Risk">
                    {item.originalRiskRating === null ? (
                      <span className={classes["quiet"]}>none</span>
                    ) : (
                      <RiskMark rating={item.originalRiskRating} />
                    )}
                  </td>
                  <td data-label="Found" className={classes["message"]}>
                    {message}
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </Table>
    )}
  </>
);

type ItemNameProps = { readonly poamId: string; readonly systemId: string | null };

const ItemName = ({ poamId, systemId }: ItemNameProps) =>
  systemId === null ? (
    <strong>{poamId || "(no id)"}</strong>
  ) : (
    <ItemLink systemId={systemId} poamId={poamId} underline="always" />
  );
