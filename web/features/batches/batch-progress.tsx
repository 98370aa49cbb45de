import { Text } from "@mantine/core";
import { type Batch, discardBatch, type System } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { WorkPanel } from "../../components/work-panel.tsx";
import { may } from "../systems/queries.ts";
import { ToldAnewNote } from "../imports/told-anew-note.tsx";
import { useSettleBatch } from "./use-settle-batch.ts";

type BatchProgressProps = { readonly system: System; readonly batch: Batch };

/** How far the work on a batch is, which can be cancelled. */
export const BatchProgress = ({ system, batch }: BatchProgressProps) => {
  const settle = useSettleBatch(batch);
  const { progress, status } = batch;
  return (
    <WorkPanel
      stage={status === "applying" ? "Applying" : "Making the preview"}
      progress={progress}
      {...(progress === null
        ? {}
        : { done: `${count(progress.filesDone)} of ${count(progress.filesTotal)} files` })}
      cancel={
        may(system, "import.preview")
          ? { run: () => discardBatch({ path: { batchId: batch.id } }), settle }
          : null
      }
    >
      {progress?.doing === "telling anew" && <ToldAnewNote />}
      {status === "applying" && (
        <Text size="sm" c="dimmed" mt={8}>
          Cancelling leaves each file in the ledger whole, or not at all.
        </Text>
      )}
    </WorkPanel>
  );
};
