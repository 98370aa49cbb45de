import { NativeSelect, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Member, type Role, setMemberRole, type System } from "../../api/api.generated.ts";
import { notifyDone, notifyFault } from "../../components/fault.ts";
import { Table } from "../../components/table.tsx";
import { ROLE_ORDER, ROLE_WORDS } from "../../components/words.ts";
import { sessionQuery } from "../session/session-query.ts";
import { may } from "../systems/queries.ts";
import { membersQuery } from "./queries.ts";
import { RemoveMember } from "./remove-member.tsx";

type MemberTableProps = { readonly system: System; readonly members: readonly Member[] };

export const MemberTable = ({ system, members }: MemberTableProps) => {
  const manages = may(system, "member.manage");
  const self = useQuery(sessionQuery).data?.user?.id;
  return (
    <Table label="People of the system" stack>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          {manages && <th scope="col">Remove</th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <th scope="row">
              {member.name}
              {member.userId === self && " (you)"}
              <Text size="xs" c="dimmed" fw={400}>
                {member.email}
              </Text>
            </th>
            <td data-label="Role">
              {manages ? <RoleChoice system={system} member={member} /> : ROLE_WORDS[member.role].name}
            </td>
            {manages && (
              <td data-label="Remove">
                <RemoveMember system={system} member={member} self={member.userId === self} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

const RoleChoice = ({ system, member }: { readonly system: System; readonly member: Member }) => {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (role: Role) =>
      setMemberRole({ path: { systemId: system.id, userId: member.userId }, body: { role } }),
    onSuccess: (changed) =>
      notifyDone(`${changed.name} is now ${ROLE_WORDS[changed.role].name.toLowerCase()}.`),
    onError: notifyFault,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: membersQuery(system.id).queryKey });
      // One's own rights may have changed with it.
      await queryClient.invalidateQueries({ queryKey: ["system", system.id], exact: true });
    },
  });
  const choose = (value: string): void => {
    const role = ROLE_ORDER.find((known) => known === value);
    if (role !== undefined && role !== member.role) change.mutate(role);
  };
  return (
    <NativeSelect
      aria-label={`Role of ${member.name}`}
      size="xs"
      w={150}
      value={change.isPending ? change.variables : member.role}
      disabled={change.isPending}
      data={ROLE_ORDER.map((role) => ({ value: role, label: ROLE_WORDS[role].name }))}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
};
