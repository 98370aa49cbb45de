import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type Batch, discardBatch, type System } from "../../api/api.generated.ts";
import { bytes, count } from "../../components/format.ts";
import { notifyFault } from "../../components/fault.ts";
import { Section } from "../../components/section.tsx";
import { TimeLeft } from "../imports/time-left.tsx";
import { may } from "../systems/queries.ts";
import { useSettleBatch } from "./use-settle-batch.ts";

type BatchProgressProps = { readonly system: System; readonly batch: Batch };

/** Done, total and time left of the work on a batch, which can be cancelled. */
export const BatchProgress = ({ system, batch }: BatchProgressProps) => {
  const settle = useSettleBatch(batch);
  const cancel = useMutation({
    mutationFn: () => discardBatch({ path: { batchId: batch.id } }),
    onSettled: settle,
    onError: notifyFault,
  });
  const { progress, status } = batch;
  const share = progress === null || progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
  return (
    <Section
      title={status === "applying" ? "Applying" : "Making the preview"}
      aside={
        may(system, "import.preview") && (
          <Button
            size="compact-sm"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            Cancel
          </Button>
        )
      }
    >
      <Progress value={share * 100} aria-label="Done" transitionDuration={160} />
      <Group justify="space-between" mt={8} gap="xs">
        <Text size="sm" className="tabular">
          {progress === null
            ? "Waiting for its turn"
            : `${count(progress.filesDone)} of ${count(progress.filesTotal)} files · ${bytes(progress.bytesDone)} of ${bytes(progress.bytesTotal)} · ${count(progress.records)} records`}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          <TimeLeft key={status} share={share} />
        </Text>
      </Group>
      {status === "applying" && (
        <Text size="sm" c="dimmed" mt={8}>
          Cancelling leaves each file in the ledger whole, or not at all.
        </Text>
      )}
    </Section>
  );
};
