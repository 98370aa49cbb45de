import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { importSecurityPlan, type SecurityPlan, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FileChoiceButton } from "../../components/file-choice-button.tsx";
import { notifyDone } from "../../components/fault.ts";
import { counted } from "../../components/format.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { RemarkList } from "../imports/remark-list.tsx";
import { may } from "../systems/queries.ts";

type SecurityPlanSectionProps = { readonly system: System; readonly plan: SecurityPlan | null };

/** The system security plan to whose statements items are linked, and taking a newer one in. */
export const SecurityPlanSection = ({ system, plan }: SecurityPlanSectionProps) => {
  const queryClient = useQueryClient();
  const take = useMutation({
    mutationFn: (file: File) => importSecurityPlan({ path: { systemId: system.id }, body: file }),
    onSuccess: async ({ title, statements, changed }) => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone(
        changed
          ? `${title} is in force, with ${counted(statements, "statement")}.`
          : "This is the plan in force already; nothing changed.",
      );
    },
  });
  return (
    <Section
      title="System security plan"
      aside={
        may(system, "item.edit") && (
          <FileChoiceButton accept=".json" pending={take.isPending} onFile={take.mutate}>
            {plan === null ? "Take in a plan" : "Take in a newer plan"}
          </FileChoiceButton>
        )
      }
    >
      {take.isError && <FaultAlert error={take.error} />}
      <Text size="sm" maw={720}>
        {plan === null ? (
          "None yet. With the plan (OSCAL, JSON), items can be linked to what it says under their controls."
        ) : (
          <>
            {plan.title}, version {plan.version || "unknown"}, of {plan.systemName}. Taken in by{" "}
            {plan.importedBy}, <InstantText at={plan.importedAt} />.
          </>
        )}
      </Text>
      {take.data !== undefined && take.data.remarks.length > 0 && <RemarkList remarks={take.data.remarks} />}
    </Section>
  );
};
