import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import {
  applyBulkEdit,
  type BulkPreview,
  type BulkResult,
  type ItemFieldSpec,
  previewBulkEdit,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { counted } from "../../components/format.ts";
import { ReasonForm } from "../../components/reason-form.tsx";
import { FieldInput } from "../item/field-input.tsx";
import { typedValue } from "../item/field-values.ts";
import { MOVE_WORDS } from "../item/move-words.ts";
import { itemFieldsQuery } from "../item/queries.ts";
import { membersQuery } from "../people/queries.ts";
import { BulkPreviewTable } from "./bulk-preview-table.tsx";

type Order = Omit<BulkPreview, "poamIds">;
type Previewed = { readonly order: Order; readonly results: readonly BulkResult[] };
type BulkDialogProps = {
  readonly system: System;
  readonly poamIds: readonly string[];
  readonly onClose: () => void;
};

const OWNER = "owner";
const TEAM = "team";
const MOVE = "move";
/** Moves that need no day of their own. */
const MOVES = ["start", "stop", "record", "close", "reopen", "resume", "cancel"] as const;

/** One edit for many items: chosen, looked at, then written to all of them or to none. */
export const BulkDialog = ({ system, poamIds, onClose }: BulkDialogProps) => {
  const queryClient = useQueryClient();
  const preview = useMutation({
    mutationFn: async (order: Order): Promise<Previewed> => ({
      order,
      results: await previewBulkEdit({
        path: { systemId: system.id },
        body: { ...order, poamIds: [...poamIds] },
      }),
    }),
  });
  const apply = useMutation({
    mutationFn: ({ previewed, reason }: { readonly previewed: Previewed; readonly reason: string }) => {
      const items = previewed.results
        .filter(({ refused }) => refused === null)
        .map(({ poamId, version }) => ({ poamId, version }));
      return applyBulkEdit({ path: { systemId: system.id }, body: { ...previewed.order, items, reason } });
    },
    onSuccess: async ({ results }) => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone(`${counted(results.length, "item")} edited. "Bulk edits" takes it back.`);
      onClose();
    },
  });
  const fitting = preview.data?.results.filter(({ refused }) => refused === null).length ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`Edit ${counted(poamIds.length, "item")}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="md">
        <ChoiceForm system={system} pending={preview.isPending} onOrder={(order) => preview.mutate(order)} />
        {preview.isError && <FaultAlert error={preview.error} />}
        {preview.data !== undefined && (
          <>
            <BulkPreviewTable results={preview.data.results} />
            {fitting === 0 ? (
              <Text size="sm">Nothing can be written: it is refused for every item.</Text>
            ) : (
              <ReasonForm
                action={`Write to ${counted(fitting, "item")}`}
                pending={apply.isPending}
                error={apply.error}
                onReason={(reason) => apply.mutate({ previewed: preview.data, reason })}
              />
            )}
          </>
        )}
      </Stack>
    </Modal>
  );
};

type ChoiceFormProps = {
  readonly system: System;
  readonly pending: boolean;
  readonly onOrder: (order: Order) => void;
};

const ChoiceForm = ({ system, pending, onOrder }: ChoiceFormProps) => {
  const { data: specs = [] } = useQuery(itemFieldsQuery(system.id));
  const [chosen, setChosen] = useState(TEAM);
  const spec = specs.find(({ name }) => name === chosen);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onOrder(orderOf(new FormData(event.currentTarget), chosen, spec));
  };
  return (
    <form onSubmit={submit} aria-label="Bulk edit">
      <Stack gap="sm">
        <NativeSelect
          label="What to change"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: TEAM, label: "Team" },
            { value: OWNER, label: "Owner" },
            { value: MOVE, label: "Status" },
            ...specs.map(({ name, label }) => ({ value: name, label })),
          ]}
          data-autofocus
        />
        <ValueInput system={system} chosen={chosen} spec={spec} />
        <Group>
          <Button type="submit" loading={pending} variant="default">
            Show what it changes
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

type ValueInputProps = {
  readonly system: System;
  readonly chosen: string;
  readonly spec: ItemFieldSpec | undefined;
};

const ValueInput = ({ system, chosen, spec }: ValueInputProps) => {
  const { data: members = [] } = useQuery(membersQuery(system.id));
  if (spec !== undefined) return <FieldInput key={spec.name} spec={spec} value={null} />;
  if (chosen === TEAM) return <TextInput name={TEAM} label="Team" maxLength={200} />;
  if (chosen === OWNER)
    return (
      <NativeSelect
        name={OWNER}
        label="Owner"
        data={[
          { value: "", label: "Nobody" },
          ...members.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
      />
    );
  return (
    <NativeSelect
      name={MOVE}
      label="Move"
      data={MOVES.map((move) => ({ value: move, label: MOVE_WORDS[move].button }))}
    />
  );
};

const orderOf = (form: FormData, chosen: string, spec: ItemFieldSpec | undefined): Order => {
  if (spec !== undefined) {
    const values = { [spec.name]: typedValue(spec, field(form, spec.name)) };
    return spec.custom ? { custom: values } : { fields: values };
  }
  if (chosen === OWNER) return { ownerId: field(form, OWNER) || null };
  if (chosen === TEAM) return { team: field(form, TEAM) || null };
  const move = MOVES.find((each) => each === field(form, MOVE)) ?? "start";
  return { move: { move } };
};
