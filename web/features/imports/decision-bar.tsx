import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { applyImport, discardImport, type ImportDetail, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { isFault, notifyFault } from "../../components/fault.ts";
import { may } from "../systems/queries.ts";
import { changeWords } from "./change-words.ts";
import classes from "./diff.module.css";
import { importQuery } from "./queries.ts";

type DecisionBarProps = { readonly system: System; readonly detail: ImportDetail };

/** Apply or discard what was shown above; the revision goes along, so that nothing else can be applied. */
export const DecisionBar = ({ system, detail }: DecisionBarProps) => {
  const queryClient = useQueryClient();
  const settle = async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
      queryClient.invalidateQueries({ queryKey: ["system", system.id] }),
      queryClient.invalidateQueries({ queryKey: ["systems"] }),
    ]);
  };
  const apply = useMutation({
    mutationFn: (previewRevision: number) =>
      applyImport({ path: { importId: detail.id }, body: { previewRevision } }),
    // A stale preview is made again at once, which takes this bar and its alert away: the reason must outlive them.
    onError: (error) => {
      if (isFault(error, "import.preview-stale")) notifyFault(error);
    },
    onSettled: settle,
  });
  const discard = useMutation({
    mutationFn: () => discardImport({ path: { importId: detail.id } }),
    onSettled: settle,
  });
  const busy = apply.isPending || discard.isPending;
  const { previewRevision } = detail;
  const error = apply.error ?? discard.error;

  return (
    <section className={classes["decide"]} aria-label="Decision">
      <div className={classes["decidetext"]}>
        <Text size="sm" fw={550}>
          {changeWords(detail).join(" · ")}
        </Text>
        <Text size="sm" c="dimmed">
          Nothing has changed yet.
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
            Discard
          </Button>
        )}
        {may(system, "import.apply") && previewRevision !== null && (
          <Button
            variant={detail.repeatOf === null ? "filled" : "default"}
            loading={apply.isPending}
            disabled={busy}
            onClick={() => apply.mutate(previewRevision)}
          >
            Apply to the ledger
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
