import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { applyBatch, type Batch, discardBatch, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { isFault, notifyFault } from "../../components/fault.ts";
import { counted } from "../../components/format.ts";
import { countWords } from "../imports/change-words.ts";
import diff from "../imports/diff.module.css";
import { may } from "../systems/queries.ts";
import { useSettleBatch } from "./use-settle-batch.ts";

type BatchDecisionProps = { readonly system: System; readonly batch: Batch };

/** Apply or discard all that was shown above; the revision goes along, so that nothing else can be applied. */
export const BatchDecision = ({ system, batch }: BatchDecisionProps) => {
  const settle = useSettleBatch(batch);
  const apply = useMutation({
    mutationFn: (previewRevision: number) =>
      applyBatch({ path: { batchId: batch.id }, body: { previewRevision } }),
    // A stale preview is made again at once, which takes this bar and its alert away: the reason must outlive them.
    onError: (error) => {
      if (isFault(error, "import.preview-stale")) notifyFault(error);
    },
    onSettled: settle,
  });
  const discard = useMutation({
    mutationFn: () => discardBatch({ path: { batchId: batch.id } }),
    onSettled: settle,
  });
  const busy = apply.isPending || discard.isPending;
  const files = batch.imports.filter(({ status }) => status === "previewed").length;
  const { previewRevision } = batch;
  const error = apply.error ?? discard.error;

  return (
    <section className={diff["decide"]} aria-label="Decision">
      <div className={diff["decidetext"]}>
        <Text size="sm" fw={550}>
          {counted(files, "file")}: {countWords(batch.totals).join(" · ")}
        </Text>
        <Text size="sm" c="dimmed">
          None of them is in the ledger yet.
          {!may(system, "import.apply") && " Applying takes an owner or a contributor of the system."}
        </Text>
      </div>
      <Group gap="xs">
        {may(system, "import.preview") && (
          <Button
            variant="default"
            loading={discard.isPending}
            disabled={busy}
            onClick={() => discard.mutate()}
          >
            Discard all
          </Button>
        )}
        {may(system, "import.apply") && previewRevision !== null && (
          <Button loading={apply.isPending} disabled={busy} onClick={() => apply.mutate(previewRevision)}>
            Apply all to the ledger
          </Button>
        )}
      </Group>
      {error !== null && (
        <div style={{ flexBasis: "100%" }}>
          <FaultAlert error={error} />
        </div>
      )}
    </section>
  );
};
