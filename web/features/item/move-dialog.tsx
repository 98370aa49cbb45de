import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { type Item, type ItemMove, moveItem, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { isFault, notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { MOVE_WORDS } from "./move-words.ts";
import { itemQuery, keepItem } from "./queries.ts";

type MoveDialogProps = {
  readonly system: System;
  readonly item: Item;
  readonly move: ItemMove["move"];
  readonly onClose: () => void;
};

/** Asks for the reason of a move, and for its day where it has one. */
export const MoveDialog = ({ system, item, move, onClose }: MoveDialogProps) => {
  const queryClient = useQueryClient();
  const words = MOVE_WORDS[move];
  const decide = useMutation({
    mutationFn: (body: ItemMove) => moveItem({ path: { systemId: system.id, poamId: item.poamId }, body }),
    onSuccess: (changed) => {
      keepItem(queryClient, system.id, changed);
      notifyDone(`${changed.poamId} is ${words.done}.`);
      onClose();
    },
    onError: (error) => {
      if (!isFault(error, "item.stale")) return;
      void queryClient.invalidateQueries({ queryKey: itemQuery(system.id, item.poamId).queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const day = words.day === undefined ? {} : { [words.day.name]: field(form, words.day.name) };
    decide.mutate({ version: item.version, move, reason: field(form, "reason"), ...day });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${words.button}: ${item.poamId}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{words.lead}</Text>
          {decide.isError && <FaultAlert error={decide.error} />}
          {words.day !== undefined && (
            <TextInput name={words.day.name} label={words.day.label} type="date" required />
          )}
          <Textarea
            name="reason"
            label="Reason"
            description="Stands in the item's history."
            required
            autosize
            minRows={3}
            maxLength={4000}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={decide.isPending}>
              {words.button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
