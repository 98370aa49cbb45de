import { Checkbox } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { linkItemStatements, type Item, type ItemStatements, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import classes from "./controls.module.css";
import { itemStatementsQuery } from "./queries.ts";

type PlanStatementsPanelProps = { readonly system: System; readonly item: Item };

/** Which statements of the security plan the item speaks against; nothing where the plan has none under its controls. */
export const PlanStatementsPanel = ({ system, item }: PlanStatementsPanelProps) => {
  const queryClient = useQueryClient();
  const query = itemStatementsQuery(system.id, item.poamId, item.controls);
  const { data = [] } = useQuery(query);
  const link = useMutation({
    mutationFn: (uuids: string[]) =>
      linkItemStatements({ path: { systemId: system.id, poamId: item.poamId }, body: { uuids } }),
    onSuccess: (statements) => {
      queryClient.setQueryData(query.queryKey, statements);
      return queryClient.invalidateQueries({ queryKey: ["system", system.id, "controls"] });
    },
  });
  if (data.length === 0) return null;
  const kept = data.filter((statement) => statement.linked).map(({ uuid }) => uuid);
  const linked = link.isPending ? link.variables : kept;
  return (
    <Section title="Security plan">
      <fieldset className={classes["choices"]}>
        <legend className={classes["quiet"]}>Statements of the plan that this item speaks against</legend>
        {data.map((statement) => (
          <Checkbox
            key={statement.uuid}
            size="sm"
            label={statementName(statement)}
            checked={linked.includes(statement.uuid)}
            disabled={!may(system, "item.edit")}
            onChange={({ currentTarget: { checked } }) =>
              link.mutate(
                checked ? [...linked, statement.uuid] : linked.filter((uuid) => uuid !== statement.uuid),
              )
            }
          />
        ))}
      </fieldset>
      {link.isError && <FaultAlert error={link.error} />}
    </Section>
  );
};

const statementName = ({ control, statementId, uuid }: ItemStatements[number]): string =>
  control === null ? `${uuid}, not in the present plan` : `${control}: ${statementId ?? "as a whole"}`;
