import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPencil } from "@tabler/icons-react";
import type { SubmitEvent } from "react";
import { type System, type SystemChange, updateSystem } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { IMPACT_WORDS } from "../../components/words.ts";
import { rulebooksQuery, systemQuery, systemsQuery } from "../systems/queries.ts";

/** Name, impact level and provider of a system; its rulebook and item prefix never change. */
export const EditSystemDialog = ({ system }: { readonly system: System }) => {
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const rulebooks = useQuery(rulebooksQuery).data;
  const levels = rulebooks?.find(({ id }) => id === system.rulebook.id)?.impactLevels ?? [];
  const save = useMutation({
    mutationFn: (body: SystemChange) => updateSystem({ path: { systemId: system.id }, body }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(systemQuery(system.id).queryKey, changed);
      await queryClient.invalidateQueries({ queryKey: systemsQuery.queryKey });
      notifyDone(`${changed.name} saved.`);
      dialog.close();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const provider = field(form, "cloudServiceProvider");
    save.mutate({
      name: field(form, "name"),
      impactLevel: levels.find((level) => level === field(form, "impactLevel")) ?? null,
      cloudServiceProvider: provider === "" ? null : provider,
    });
  };

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden="true" />}
        onClick={() => {
          save.reset();
          dialog.open();
        }}
      >
        Edit system
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title="Edit system"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={submit}>
          <Stack gap="md">
            {save.isError && <FaultAlert error={save.error} />}
            <TextInput
              name="name"
              label="Name"
              defaultValue={system.name}
              required
              maxLength={200}
              data-autofocus
            />
            {levels.length > 0 && (
              <NativeSelect
                name="impactLevel"
                label="Impact level"
                defaultValue={system.impactLevel ?? ""}
                data={[
                  { value: "", label: "Not set" },
                  ...levels.map((level) => ({ value: level, label: IMPACT_WORDS[level] })),
                ]}
              />
            )}
            <TextInput
              name="cloudServiceProvider"
              label="Cloud service provider (optional)"
              defaultValue={system.cloudServiceProvider ?? ""}
              maxLength={200}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={dialog.close}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
};
