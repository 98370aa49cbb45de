import { Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { RawRecordDrawer, type RawRecordAt } from "../../components/raw-record-drawer.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { AskButton } from "../deviations/ask-button.tsx";
import { may } from "../systems/queries.ts";
import { RecordButton } from "./record-button.tsx";
import { statementsQuery } from "./queries.ts";

type StatementsPanelProps = { readonly system: System; readonly poamId: string };

/** What vendors and others say of the item's findings (VEX). It opens and closes nothing; it asks for a decision. */
export const StatementsPanel = ({ system, poamId }: StatementsPanelProps) => {
  const statements = useQuery(statementsQuery(system.id, poamId));
  const [record, setRecord] = useState<RawRecordAt | null>(null);
  if (statements.isError) return <FaultAlert error={statements.error} retry={statements.refetch} />;
  if (statements.data === undefined || statements.data.length === 0) return null;
  return (
    <Section title="Statements" padded={false}>
      <Table label="Statements about the findings" stack>
        <thead>
          <tr>
            <th scope="col">Vulnerability</th>
            <th scope="col">Says</th>
            <th scope="col">Asks for</th>
            <th scope="col">Speaks of</th>
            <th scope="col">Stated</th>
            <th scope="col">Record</th>
          </tr>
        </thead>
        <tbody>
          {statements.data.map((statement) => (
            <tr key={`${statement.importId} ${statement.ordinal}`}>
              <th scope="row">{statement.vulnerability}</th>
              <td data-label="Says">
                <div>
                  {statement.status}
                  {statement.justification !== null && (
                    <Text size="xs" c="dimmed">
                      {statement.justification.replaceAll("_", " ")}
                    </Text>
                  )}
                  {statement.detail !== null && <Text size="xs">{statement.detail}</Text>}
                </div>
              </td>
              <td data-label="Asks for">
                <Group gap={8}>
                  <span>{statement.proposes}</span>
                  <AskButton system={system} poamId={poamId} statement={statement} />
                </Group>
              </td>
              <td data-label="Speaks of">{counted(statement.findings, "finding")}</td>
              <td data-label="Stated">
                {statement.statedOn !== null && <DayText day={statement.statedOn} />}
              </td>
              <td data-label="Record">
                {may(system, "raw-record.read") && <RecordButton record={statement} onRecord={setRecord} />}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <RawRecordDrawer at={record} onClose={() => setRecord(null)} />
    </Section>
  );
};
