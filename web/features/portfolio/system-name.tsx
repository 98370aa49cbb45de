import { Text } from "@mantine/core";
import type { SystemSummary } from "../../api/api.generated.ts";
import { TextLink } from "../../components/links.tsx";
import { IMPACT_WORDS } from "../../components/words.ts";

export const SystemName = ({ system }: { readonly system: SystemSummary }) => {
  const under = [
    system.organization,
    system.rulebook.name,
    system.impactLevel === null ? null : `${IMPACT_WORDS[system.impactLevel]} impact`,
  ];
  return (
    <>
      <TextLink to="/systems/$systemId" params={{ systemId: system.id }} search={{}}>
        {system.name}
      </TextLink>
      <Text size="xs" c="dimmed" fw={400} component="div">
        {under.filter((part) => part !== null).join(" · ")}
      </Text>
    </>
  );
};
