import { IconAlertTriangle, IconCircleX, IconInfoCircle, type IconProps } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { ReadinessLevel } from "../../api/api.generated.ts";
import marks from "../../components/marks.module.css";

const LEVELS: Readonly<
  Record<
    ReadinessLevel,
    { readonly icon: ComponentType<IconProps>; readonly tone: string; readonly word: string }
  >
> = {
  error: { icon: IconCircleX, tone: "late", word: "Error" },
  warning: { icon: IconAlertTriangle, tone: "soon", word: "Warning" },
  info: { icon: IconInfoCircle, tone: "quiet", word: "Note" },
};

/** How much it matters, as shape, word and colour together. */
export const LevelMark = ({ level }: { readonly level: ReadinessLevel }) => {
  const { icon: Icon, tone, word } = LEVELS[level];
  return (
    <span className={marks["mark"]} data-tone={tone}>
      <Icon size={15} stroke={1.8} aria-hidden="true" className={marks["icon"]} />
      {word}
    </span>
  );
};
