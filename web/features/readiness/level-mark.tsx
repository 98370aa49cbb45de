import { IconAlertTriangle, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { ReadinessLevel } from "../../api/api.generated.ts";
import { Mark, type MarkProps } from "../../components/mark.tsx";

const LEVELS: Readonly<Record<ReadinessLevel, MarkProps>> = {
  error: { icon: IconCircleX, tone: "late", words: "Error" },
  warning: { icon: IconAlertTriangle, tone: "soon", words: "Warning" },
  info: { icon: IconInfoCircle, tone: "quiet", words: "Note" },
};

/** How much it matters, as shape, word and colour together. */
export const LevelMark = ({ level }: { readonly level: ReadinessLevel }) => <Mark {...LEVELS[level]} />;
