import { Skeleton } from "@mantine/core";
import type { WorkProgress } from "../../api/api.generated.ts";
import { WorkPanel } from "../../components/work-panel.tsx";

type FollowedPanelProps = {
  readonly stage: string;
  readonly progress: WorkProgress["progress"];
  readonly onCancel: () => void;
};

/** Work that is under way: how far it is once it says so, until then the place where its answer will stand. */
export const FollowedPanel = ({ stage, progress, onCancel }: FollowedPanelProps) => {
  if (progress === null) return <Skeleton height={160} aria-label={stage} />;
  const cancel = {
    run: () => {
      onCancel();
      return Promise.resolve();
    },
    settle: () => Promise.resolve(),
  };
  return <WorkPanel stage={stage} progress={progress} cancel={cancel} />;
};
