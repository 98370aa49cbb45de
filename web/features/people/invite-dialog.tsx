import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { IconUserPlus } from "@tabler/icons-react";
import type { SubmitEvent } from "react";
import { inviteMember, type NewInvitation, type System } from "../../api/api.generated.ts";
import { CopyText } from "../../components/copy-text.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { field } from "../../components/form-fields.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { ROLE_ORDER, ROLE_WORDS } from "../../components/words.ts";
import classes from "./people.module.css";

/** Makes a one-time link to hand over; it is shown once, here. */
export const InviteDialog = ({ system }: { readonly system: System }) => {
  const [opened, dialog] = useDisclosure(false);
  const invite = useMutation({
    mutationFn: (body: NewInvitation) => inviteMember({ path: { systemId: system.id }, body }),
  });
  const close = (): void => {
    dialog.close();
    invite.reset();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = ROLE_ORDER.find((known) => known === field(form, "role")) ?? "viewer";
    invite.mutate({ email: field(form, "email"), role });
  };

  return (
    <>
      <Button leftSection={<IconUserPlus size={16} aria-hidden="true" />} onClick={dialog.open}>
        Invite a person
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Invite a person"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {invite.data === undefined ? (
          <form onSubmit={submit}>
            <Stack gap="md">
              {invite.isError && <FaultAlert error={invite.error} />}
              <TextInput name="email" type="email" label="Email" required maxLength={320} data-autofocus />
              <NativeSelect
                name="role"
                label="Role"
                defaultValue="contributor"
                data={ROLE_ORDER.map((role) => ({ value: role, label: ROLE_WORDS[role].name }))}
              />
              <FormButtons action="Make the link" pending={invite.isPending} onCancel={close} />
            </Stack>
          </form>
        ) : (
          <Stack gap="md">
            <Text size="sm">
              Hand this link to {invite.variables.email}. It works once, until{" "}
              <InstantText at={invite.data.expiresAt} />, and is shown only now.
            </Text>
            <div className={classes["link"]}>
              <code>{invite.data.url}</code>
              <CopyText value={invite.data.url} what="link" />
            </div>
            <Group justify="flex-end">
              <Button onClick={close}>Done</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
};
