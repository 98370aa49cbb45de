import {
  IconCalendarOff,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  type IconProps,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { InventoryState } from "../../api/api.generated.ts";
import classes from "../../components/marks.module.css";

type StateMark = {
  readonly icon: ComponentType<IconProps>;
  readonly tone: "good" | "soon" | "late";
  readonly words: string;
};

/** One mark per state, used in figures, rows and headings. */
export const STATE_MARKS: Readonly<Record<InventoryState, StateMark>> = {
  "declared and scanned": { icon: IconCircleCheck, tone: "good", words: "Declared and scanned" },
  "declared, never scanned": { icon: IconCircleDashed, tone: "soon", words: "Never scanned" },
  "declared, not scanned this month": {
    icon: IconCalendarOff,
    tone: "soon",
    words: "Not scanned this month",
  },
  "scanned, not declared": { icon: IconHelpCircle, tone: "late", words: "Not declared" },
};

export const AssetStateMark = ({ state }: { readonly state: InventoryState }) => {
  const { icon: Icon, tone, words } = STATE_MARKS[state];
  return (
    <span className={classes["mark"]} data-tone={tone}>
      <Icon size={15} stroke={1.8} aria-hidden="true" className={classes["icon"]} />
      {words}
    </span>
  );
};
