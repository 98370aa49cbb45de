import type { Control } from "../../api/api.generated.ts";
import { TextLink } from "../../components/links.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./controls.module.css";

type ControlStatementsProps = { readonly systemId: string; readonly control: Control };

/** What the security plan says under the control, and the items that speak against each statement. */
export const ControlStatements = ({ systemId, control }: ControlStatementsProps) => (
  <Table label={`Statements of the plan under ${control.label}`} stack>
    <thead>
      <tr>
        <th scope="col">Statement</th>
        <th scope="col">Items</th>
      </tr>
    </thead>
    <tbody>
      {control.statements.map(({ uuid, statementId, items }) => (
        <tr key={uuid}>
          <td className={classes["words"]}>{statementId ?? `${control.label} as a whole`}</td>
          <td data-label="Items">
            {items.length === 0 && <span className={classes["quiet"]}>none</span>}
            {items.map((poamId) => (
              <TextLink
                key={poamId}
                to="/systems/$systemId/items/$poamId"
                params={{ systemId, poamId }}
                underline="always"
                mr="xs"
              >
                {poamId}
              </TextLink>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  </Table>
);
