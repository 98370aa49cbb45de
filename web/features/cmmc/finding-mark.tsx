import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  type IconProps,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { CmmcRequirement } from "../../api/api.generated.ts";
import classes from "../../components/marks.module.css";

type Finding = CmmcRequirement["finding"];
type Mark = { readonly icon: ComponentType<IconProps>; readonly tone: string; readonly words: string };

const MARKS: Readonly<Record<Finding, Mark>> = {
  met: { icon: IconCircleCheck, tone: "good", words: "Met" },
  "not met": { icon: IconCircleX, tone: "late", words: "Not met" },
  partial: { icon: IconCircleHalf2, tone: "soon", words: "Partly effective" },
  "not assessed": { icon: IconCircleDashed, tone: "quiet", words: "Not assessed" },
};

/** How a requirement counts, as shape, word and colour together. */
export const FindingMark = ({ finding }: { readonly finding: Finding }) => {
  const { icon: Icon, tone, words } = MARKS[finding];
  return (
    <span className={classes["mark"]} data-tone={tone}>
      <Icon size={15} stroke={1.8} aria-hidden="true" className={classes["icon"]} />
      {words}
    </span>
  );
};
