import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { membersQuery } from "../people/queries.ts";

type MemberSelectProps = { readonly systemId: string; readonly label: string; readonly value: string | null };

/** A member of the system, or nobody; the field `ownerId` of its form. */
export const MemberSelect = ({ systemId, label, value }: MemberSelectProps) => {
  const { data: members = [] } = useQuery(membersQuery(systemId));
  return (
    <NativeSelect
      // The list of people arrives after the form.
      key={members.length}
      name="ownerId"
      label={label}
      defaultValue={value ?? ""}
      data={[
        { value: "", label: "Nobody" },
        ...members.map(({ userId, name }) => ({ value: userId, label: name })),
      ]}
    />
  );
};
