import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ImportDetail, previewUndo, type System, undoImport } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { ReasonForm } from "../../components/reason-form.tsx";
import { Section } from "../../components/section.tsx";
import { importQuery } from "../imports/queries.ts";
import { may } from "../systems/queries.ts";
import { DifferenceView } from "./difference-view.tsx";
import { FollowedPanel } from "./followed-panel.tsx";
import { useFollowedWork } from "./use-followed-work.ts";

type UndoPanelProps = { readonly system: System; readonly detail: ImportDetail };

/** Takes an applied import back: first what that would do, then the deed with its reason. */
export const UndoPanel = ({ system, detail }: UndoPanelProps) => {
  const queryClient = useQueryClient();
  const look = useFollowedWork(system.id, (importId: string, query, options) =>
    previewUndo({ path: { importId }, query }, options),
  );
  const undo = useMutation({
    mutationFn: (reason: string) => undoImport({ path: { importId: detail.id }, body: { reason } }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey });
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
    },
  });
  if (!may(system, "import.undo")) return null;
  return (
    <Section title="Undo">
      <Stack gap="md">
        <Text size="sm" maw={720}>
          Undoing takes this file out of the ledger as if it had never come in. Later imports are told again
          without it; owners, plans and comments stay; no number is used twice.
        </Text>
        {look.error !== null && <FaultAlert error={look.error} />}
        {look.isPending && (
          <FollowedPanel
            stage="Working out what undo would do"
            progress={look.progress}
            onCancel={look.cancel}
          />
        )}
        {look.data === undefined ? (
          <Group>
            <Button variant="default" loading={look.isPending} onClick={() => look.mutate(detail.id)}>
              Show what undo would do
            </Button>
          </Group>
        ) : (
          <>
            <DifferenceView system={system} difference={look.data} />
            <ReasonForm
              action="Undo the import"
              color="red"
              pending={undo.isPending}
              error={undo.error}
              beside={
                <Button variant="default" onClick={() => look.reset()}>
                  Keep the import
                </Button>
              }
              onReason={(reason) => undo.mutate(reason)}
            />
          </>
        )}
      </Stack>
    </Section>
  );
};
