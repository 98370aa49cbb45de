import { IconCalendarOff, IconCircleCheck, IconCircleDashed, IconHelpCircle } from "@tabler/icons-react";
import type { InventoryState } from "../../api/api.generated.ts";
import { Mark, type MarkProps } from "../../components/mark.tsx";

type StateMark = MarkProps & { readonly tone: "good" | "soon" | "late" };

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

export const AssetStateMark = ({ state }: { readonly state: InventoryState }) => (
  <Mark {...STATE_MARKS[state]} />
);
