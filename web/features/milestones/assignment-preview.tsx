import { Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { assignItems, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { may } from "../systems/queries.ts";
import { ItemLinks } from "./item-links.tsx";
import classes from "./milestones.module.css";
import { assignmentQuery, usePlanChange } from "./queries.ts";

const SHOWN = 50;

/** What the rules would give to the items that are there; nothing is given before a person says so. */
export const AssignmentPreview = ({ system }: { readonly system: System }) => {
  const query = useQuery(assignmentQuery(system.id));
  const apply = usePlanChange(
    system.id,
    () => assignItems({ path: { systemId: system.id } }),
    "The items have their owners and teams.",
  );
  const given = query.data ?? [];
  return (
    <Section
      title="Items that have nobody"
      padded={false}
      aside={
        given.length > 0 &&
        may(system, "item.edit") && (
          <Button size="compact-sm" loading={apply.isPending} onClick={() => apply.mutate(undefined)}>
            Assign {counted(given.length, "item")}
          </Button>
        )
      }
    >
      {(query.isError || apply.isError) && <FaultAlert error={query.error ?? apply.error} />}
      {query.isPending && <Skeleton height={80} />}
      {query.data !== undefined && given.length === 0 && (
        <Text size="sm" c="dimmed" px={16} py={8}>
          No item that has no owner or team matches a rule.
        </Text>
      )}
      {given.length > 0 && (
        <Table label="What the rules would give" stack>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Weakness</th>
              <th scope="col">Owner</th>
              <th scope="col">Team</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {given.slice(0, SHOWN).map((item) => (
              <tr key={item.poamId}>
                <th scope="row">
                  <ItemLinks systemId={system.id} poamIds={[item.poamId]} />
                </th>
                <td data-label="Weakness">{item.weaknessName}</td>
                <td data-label="Owner">{item.owner ?? "no change"}</td>
                <td data-label="Team">{item.team ?? "no change"}</td>
                <td data-label="Because">{item.because}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {given.length > SHOWN && (
        <p className={classes["quiet"]} style={{ padding: "8px 16px" }}>
          And {counted(given.length - SHOWN, "more")}.
        </p>
      )}
    </Section>
  );
};
