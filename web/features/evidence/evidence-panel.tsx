import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Item, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { EvidenceForm } from "./evidence-form.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { evidenceQuery } from "./queries.ts";

type EvidencePanelProps = { readonly system: System; readonly item: Item };

/** What proves that the item is done: files and attestations. */
export const EvidencePanel = ({ system, item }: EvidencePanelProps) => {
  const evidence = useQuery(evidenceQuery(system.id, item.poamId));
  const [adding, setAdding] = useState<"file" | "attestation" | null>(null);
  return (
    <Section
      title="Evidence"
      aside={
        may(system, "item.edit") &&
        adding === null && (
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => setAdding("file")}>
              Add a file
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAdding("attestation")}>
              Attest
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="md">
        {adding !== null && (
          <EvidenceForm system={system} item={item} kind={adding} onDone={() => setAdding(null)} />
        )}
        {evidence.isError && <FaultAlert error={evidence.error} retry={evidence.refetch} />}
        {evidence.data?.length === 0 && adding === null && (
          <Text size="sm" c="dimmed">
            Nothing proves yet that this item is done, but for the scans.
          </Text>
        )}
        {evidence.data !== undefined && evidence.data.length > 0 && (
          <EvidenceList system={system} evidence={evidence.data} />
        )}
      </Stack>
    </Section>
  );
};
