import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { createSystem, type ImpactLevel, type NewSystem, type Rulebook } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { IMPACT_WORDS } from "../../components/words.ts";
import { rulebooksQuery, systemsQuery } from "../systems/queries.ts";

type NewSystemDialogProps = { readonly opened: boolean; readonly onClose: () => void };

export const NewSystemDialog = ({ opened, onClose }: NewSystemDialogProps) => {
  // Read before it is needed, so that the dialog opens with its form and the focus in the first field.
  const rulebooks = useQuery(rulebooksQuery);
  return (
    <Modal opened={opened} onClose={onClose} title="New system" closeButtonProps={{ "aria-label": "Close" }}>
      {rulebooks.isError && <FaultAlert error={rulebooks.error} retry={rulebooks.refetch} />}
      {rulebooks.isPending && <SkeletonRows rows={5} height={56} label="Reading the rulebooks" />}
      {rulebooks.data !== undefined && <NewSystemForm rulebooks={rulebooks.data} onCancel={onClose} />}
    </Modal>
  );
};

type FormProps = { readonly rulebooks: readonly Rulebook[]; readonly onCancel: () => void };

const NewSystemForm = ({ rulebooks, onCancel }: FormProps) => {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [rulebookId, setRulebookId] = useState(rulebooks[0]?.id ?? "");
  const rulebook = rulebooks.find((known) => known.id === rulebookId);
  const create = useMutation({
    mutationFn: (body: NewSystem) => createSystem({ body }),
    onSuccess: async (system) => {
      await queryClient.invalidateQueries({ queryKey: systemsQuery.queryKey });
      await navigate({ to: "/systems/$systemId", params: { systemId: system.id }, search: {} });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    create.mutate(newSystemOf(new FormData(event.currentTarget), rulebook));
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {create.isError && <FaultAlert error={create.error} />}
        <TextInput name="name" label="Name" required maxLength={200} data-autofocus />
        <NativeSelect
          label="Rulebook"
          description={rulebook?.source}
          value={rulebookId}
          onChange={(event) => setRulebookId(event.currentTarget.value)}
          data={rulebooks.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {rulebook !== undefined && rulebook.impactLevels.length > 0 && (
          <NativeSelect
            name="impactLevel"
            label="Impact level"
            data={rulebook.impactLevels.map((level) => ({ value: level, label: IMPACT_WORDS[level] }))}
            defaultValue={rulebook.impactLevels.includes("moderate") ? "moderate" : undefined}
          />
        )}
        <TextInput
          name="itemPrefix"
          label="Item prefix"
          description="What item numbers start with: V- gives V-1, V-2 and so on. It cannot change later."
          defaultValue="V-"
          required
          pattern="[A-Za-z][A-Za-z0-9._\-]{0,15}"
          title="A letter, then up to 15 letters, digits, dots, underscores or hyphens"
        />
        <TextInput
          name="cloudServiceProvider"
          label="Cloud service provider (optional)"
          description="Stands on FedRAMP documents."
          maxLength={200}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create system
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const newSystemOf = (form: FormData, rulebook: Rulebook | undefined): NewSystem => {
  const level: ImpactLevel | undefined = rulebook?.impactLevels.find(
    (known) => known === field(form, "impactLevel"),
  );
  const provider = field(form, "cloudServiceProvider");
  return {
    name: field(form, "name"),
    rulebook: rulebook?.id ?? "",
    itemPrefix: field(form, "itemPrefix"),
    impactLevel: level ?? null,
    cloudServiceProvider: provider === "" ? null : provider,
  };
};
