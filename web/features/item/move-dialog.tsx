import { Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Item, type ItemMove, moveItem, type System } from "../../api/api.generated.ts";
import { isFault, notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { FormModal, ReasonInput } from "../../components/form-modal.tsx";
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
  const submit = (form: FormData): void => {
    const day = words.day === undefined ? {} : { [words.day.name]: field(form, words.day.name) };
    decide.mutate({ version: item.version, move, reason: field(form, "reason"), ...day });
  };
  return (
    <FormModal
      title={`${words.button}: ${item.poamId}`}
      lead={<Text size="sm">{words.lead}</Text>}
      action={words.button}
      pending={decide.isPending}
      error={decide.error}
      onForm={submit}
      onClose={onClose}
    >
      {words.day !== undefined && (
        <TextInput name={words.day.name} label={words.day.label} type="date" required />
      )}
      <ReasonInput where="the item's history" />
    </FormModal>
  );
};
