import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { discardImport, type ImportDetail, type System } from "../../api/api.generated.ts";
import { bytes, count } from "../../components/format.ts";
import { notifyFault } from "../../components/fault.ts";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { importQuery } from "./queries.ts";
import { TimeLeft } from "./time-left.tsx";

type WorkProgressProps = { readonly system: System; readonly detail: ImportDetail };

/** Done, total and time left of a preview or an application; a preview can be cancelled. */
export const WorkProgress = ({ system, detail }: WorkProgressProps) => {
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => discardImport({ path: { importId: detail.id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
    onError: notifyFault,
  });
  const { progress } = detail;
  const share = progress === null || progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;

  return (
    <Section
      title={detail.status === "applying" ? "Applying" : "Making the preview"}
      aside={
        detail.status !== "applying" &&
        may(system, "import.preview") && (
          <Button
            size="compact-sm"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            Cancel
          </Button>
        )
      }
    >
      <Progress value={share * 100} aria-label="Done" transitionDuration={160} />
      <Group justify="space-between" mt={8} gap="xs">
        <Text size="sm" className="tabular">
          {progress === null
            ? "Waiting for its turn"
            : `${bytes(progress.bytesDone)} of ${bytes(progress.bytesTotal)} · ${count(progress.records)} records`}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          <TimeLeft key={detail.status} share={share} />
        </Text>
      </Group>
    </Section>
  );
};
