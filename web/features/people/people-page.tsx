import { useQuery } from "@tanstack/react-query";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { may, useSystem } from "../systems/queries.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberTable } from "./member-table.tsx";
import { membersQuery } from "./queries.ts";
import { RoleGuide } from "./role-guide.tsx";
import { TakeRole } from "./take-role.tsx";

/** Who works on the system, and as what. */
export const PeoplePage = () => {
  const system = useSystem();
  const members = useQuery(membersQuery(system.id));
  return (
    <Page
      title="People"
      above={system.name}
      actions={may(system, "member.manage") && <InviteDialog system={system} />}
    >
      <div style={{ display: "grid", gap: 16 }}>
        {members.isError && <FaultAlert error={members.error} retry={members.refetch} />}
        <TakeRole system={system} />
        {members.isPending && (
          <Section title="Members" padded={false}>
            <SkeletonRows rows={4} height={44} label="Reading the people" />
          </Section>
        )}
        {members.data !== undefined && (
          <Section title={counted(members.data.length, "person", "people")} padded={false}>
            <MemberTable system={system} members={members.data} />
          </Section>
        )}
        <RoleGuide />
      </div>
    </Page>
  );
};
