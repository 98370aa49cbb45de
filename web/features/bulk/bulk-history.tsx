import { Button, Drawer, Stack, Text } from "@mantine/core";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type BulkEdit, listBulkEdits, type System, undoBulkEdit } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { counted } from "../../components/format.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { ReasonForm } from "../../components/reason-form.tsx";
import classes from "../item/item.module.css";
import { may } from "../systems/queries.ts";

const bulkEditsQuery = (systemId: string) =>
  queryOptions({
    queryKey: ["system", systemId, "bulk-edits"],
    queryFn: ({ signal }) => listBulkEdits({ path: { systemId } }, { signal }),
  });

type BulkHistoryProps = { readonly system: System; readonly onClose: () => void };

/** The latest bulk edits; each can be taken back. */
export const BulkHistory = ({ system, onClose }: BulkHistoryProps) => {
  const edits = useQuery(bulkEditsQuery(system.id));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title="Bulk edits"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {edits.isError && <FaultAlert error={edits.error} retry={edits.refetch} />}
      {edits.data?.length === 0 && <Text size="sm">Nothing was edited in bulk yet.</Text>}
      <Stack component="ul" gap="md" className={classes["steps"]} aria-label="Bulk edits">
        {edits.data?.map((edit) => (
          <OneEdit key={edit.id} system={system} edit={edit} />
        ))}
      </Stack>
    </Drawer>
  );
};

const OneEdit = ({ system, edit }: { readonly system: System; readonly edit: BulkEdit }) => {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const undo = useMutation({
    mutationFn: (reason: string) =>
      undoBulkEdit({ path: { systemId: system.id, bulkEditId: edit.id }, body: { reason } }),
    onSuccess: async ({ restored, left }) => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      const rest = left.length === 0 ? "" : ` Edited since, so left as they are: ${left.join(", ")}.`;
      notifyDone(`${counted(restored.length, "item")} restored.${rest}`);
    },
  });
  return (
    <li>
      <b>{edit.description}</b>
      <div className={classes["because"]}>
        <InstantText at={edit.editedAt} />, {edit.editedBy}: {edit.reason}
      </div>
      {edit.undoneAt !== null && (
        <div className={classes["because"]}>
          Undone <InstantText at={edit.undoneAt} /> by {edit.undoneBy}
        </div>
      )}
      {edit.undoneAt === null && may(system, "item.edit") && !asking && (
        <Button size="compact-sm" variant="default" mt={6} onClick={() => setAsking(true)}>
          Undo
        </Button>
      )}
      {asking && edit.undoneAt === null && (
        <ReasonForm
          action="Undo the bulk edit"
          pending={undo.isPending}
          error={undo.error}
          beside={
            <Button variant="default" onClick={() => setAsking(false)}>
              Cancel
            </Button>
          }
          onReason={(reason) => undo.mutate(reason)}
        />
      )}
    </li>
  );
};
