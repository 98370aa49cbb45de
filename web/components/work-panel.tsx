import { Button, Group, Progress, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { WorkProgress } from "../api/api.generated.ts";
import { notifyFault } from "./fault.ts";
import { bytes, count } from "./format.ts";
import { Section } from "./section.tsx";
import { TimeLeft } from "./time-left.tsx";

type Progress = NonNullable<WorkProgress["progress"]>;

type WorkPanelProps = {
  readonly stage: string;
  /** Null while it waits for its turn. */
  readonly progress: Progress | null;
  /** What else is done, such as how many files of how many; stands before the bytes. */
  readonly done?: string;
  /** Null where it cannot be cancelled. */
  readonly cancel: { readonly run: () => Promise<unknown>; readonly settle: () => Promise<void> } | null;
  readonly children?: ReactNode;
};

/** Done, total and time left of work on files, which may be cancelled. */
export const WorkPanel = ({ stage, progress, done, cancel, children }: WorkPanelProps) => {
  const cancelling = useMutation({
    mutationFn: async () => cancel?.run(),
    onSettled: () => cancel?.settle(),
    onError: notifyFault,
  });
  const share = progress === null || progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
  return (
    <Section
      title={stage}
      aside={
        cancel !== null && (
          <Button
            size="compact-sm"
            variant="default"
            loading={cancelling.isPending}
            onClick={() => cancelling.mutate()}
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
            : [
                ...(done === undefined ? [] : [done]),
                `${bytes(progress.bytesDone)} of ${bytes(progress.bytesTotal)}`,
                `${count(progress.records)} records`,
              ].join(" · ")}
        </Text>
        <Text size="sm" c="dimmed" className="tabular">
          <TimeLeft key={`${stage} ${progress?.doing}`} share={share} />
        </Text>
      </Group>
      {children}
    </Section>
  );
};
