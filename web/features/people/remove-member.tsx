import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type Member, removeMember, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { systemsQuery } from "../systems/queries.ts";
import { membersQuery } from "./queries.ts";

type RemoveMemberProps = {
  readonly system: System;
  readonly member: Member;
  /** Whether it is the person who looks at the page. */
  readonly self: boolean;
};

/** Takes a person's access away, after a question; what they did stays in the history. */
export const RemoveMember = ({ system, member, self }: RemoveMemberProps) => {
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => removeMember({ path: { systemId: system.id, userId: member.userId } }),
    onSuccess: async () => {
      notifyDone(`${member.name} no longer belongs to ${system.name}.`);
      dialog.close();
      if (self) {
        // Nothing of the system may be read any more, so one cannot stay on its page.
        await navigate({ to: "/", search: {} });
        queryClient.removeQueries({ queryKey: ["system", system.id] });
        await queryClient.invalidateQueries({ queryKey: systemsQuery.queryKey });
        return;
      }
      await queryClient.invalidateQueries({ queryKey: membersQuery(system.id).queryKey });
    },
  });
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={`Remove ${member.name}`} onClick={dialog.open}>
        Remove
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={`Remove ${member.name}`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <Stack gap="md">
          {remove.isError && <FaultAlert error={remove.error} />}
          <Text size="sm">
            {member.name} loses access to {system.name}. What they did stays in the history.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={dialog.close} data-autofocus>
              Keep
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              Remove
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
};
