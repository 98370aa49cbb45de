import { Button, Group, NativeSelect, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { type Role, setMemberRole, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { Section } from "../../components/section.tsx";
import { ROLE_ORDER, ROLE_WORDS } from "../../components/words.ts";
import { sessionQuery } from "../session/session-query.ts";
import { systemsQuery } from "../systems/queries.ts";

/** An administrator manages every system but reads none without a role; here they may give themselves one. */
export const TakeRole = ({ system }: { readonly system: System }) => {
  const queryClient = useQueryClient();
  const user = useQuery(sessionQuery).data?.user;
  const take = useMutation({
    mutationFn: (role: Role) =>
      setMemberRole({ path: { systemId: system.id, userId: user?.id ?? "" }, body: { role } }),
    onSuccess: async (member) => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["system", system.id] }),
        queryClient.invalidateQueries({ queryKey: systemsQuery.queryKey }),
      ]);
      notifyDone(`You are now ${ROLE_WORDS[member.role].name.toLowerCase()} of ${system.name}.`);
    },
  });
  if (system.role !== null || user?.administrator !== true) return null;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = field(new FormData(event.currentTarget), "role");
    const role = ROLE_ORDER.find((known) => known === chosen);
    if (role !== undefined) take.mutate(role);
  };
  return (
    <Section title="You hold no role in this system">
      {take.isError && <FaultAlert error={take.error} />}
      <Text size="sm" mb="sm">
        As an administrator you manage its people, but you do not see its ledger. You may give yourself a
        role; that stands in the audit trail.
      </Text>
      <form onSubmit={submit}>
        <Group gap="xs" align="end">
          <NativeSelect
            name="role"
            label="Role"
            w={160}
            defaultValue="viewer"
            data={ROLE_ORDER.map((role) => ({ value: role, label: ROLE_WORDS[role].name }))}
          />
          <Button type="submit" variant="default" loading={take.isPending}>
            Give me this role
          </Button>
        </Group>
      </form>
    </Section>
  );
};
