import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconPencil } from "@tabler/icons-react";
import { type System, type SystemChange, updateSystem } from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { FormModal } from "../../components/form-modal.tsx";
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
  const submit = (form: FormData): void => {
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
      <FormModal
        opened={opened}
        title="Edit system"
        action="Save"
        pending={save.isPending}
        error={save.error}
        onForm={submit}
        onClose={dialog.close}
      >
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
      </FormModal>
    </>
  );
};
