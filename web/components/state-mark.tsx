import {
  IconArrowBackUp,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleOff,
  IconCircleX,
  IconCopyCheck,
  IconClockExclamation,
  IconClockHour4,
  IconEyeOff,
  IconFileAlert,
  IconHourglass,
  IconInbox,
  IconPencil,
  IconPlayerPause,
  IconProgress,
  IconShieldCheck,
} from "@tabler/icons-react";
import type { BatchStatus, Finding, ImportStatus, ItemStatus, Timeliness } from "../api/api.generated.ts";
import { counted } from "./format.ts";
import { Mark, type MarkProps } from "./mark.tsx";
import classes from "./marks.module.css";

/** The distance to the scheduled completion date, counted by the server: "12 days late", "in 3 days", "today". */
export const distanceWords = ({ state, daysLeft }: Timeliness): string => {
  if (daysLeft === null) return "no date yet";
  if (state === "waiting for vendor") return `waiting for the vendor, ${counted(-daysLeft, "day")} past`;
  if (state === "late") return `${counted(Math.abs(daysLeft), "day")} late`;
  return daysLeft === 0 ? "due today" : `in ${counted(daysLeft, "day")}`;
};

/** Late and due soon have one mark each, used everywhere; on time stays quiet. */
export const TimelinessMark = ({ timeliness }: { readonly timeliness: Timeliness }) => {
  const words = distanceWords(timeliness);
  if (timeliness.state === "late") return <Mark icon={IconClockExclamation} tone="late" words={words} />;
  if (timeliness.state === "due soon") return <Mark icon={IconClockHour4} tone="soon" words={words} />;
  return (
    <span className={classes["mark"]} data-tone="quiet">
      {words}
    </span>
  );
};

const ITEM_MARKS: Readonly<Record<ItemStatus, MarkProps>> = {
  draft: { icon: IconPencil, tone: "quiet", words: "Draft" },
  open: { icon: IconCircle, tone: "plain", words: "Open" },
  "in progress": { icon: IconProgress, tone: "plain", words: "In progress" },
  "pending verification": { icon: IconHourglass, tone: "waiting", words: "Pending verification" },
  "risk accepted": { icon: IconShieldCheck, tone: "waiting", words: "Risk accepted" },
  deferred: { icon: IconPlayerPause, tone: "soon", words: "Deferred" },
  closed: { icon: IconCircleCheck, tone: "good", words: "Closed" },
  "false positive": { icon: IconCircleX, tone: "good", words: "False positive" },
  cancelled: { icon: IconCircleOff, tone: "quiet", words: "Cancelled" },
};

export const itemStatusWord = (status: ItemStatus): string => ITEM_MARKS[status].words;

export const ItemStatusMark = ({ status }: { readonly status: ItemStatus }) => (
  <Mark {...ITEM_MARKS[status]} />
);

const FINDING_MARKS: Readonly<Record<Finding["status"], MarkProps>> = {
  open: { icon: IconCircle, tone: "plain", words: "Open" },
  "not observed": { icon: IconEyeOff, tone: "soon", words: "Not observed" },
  fixed: { icon: IconCircleCheck, tone: "good", words: "Fixed" },
};

export const FindingStatusMark = ({ status }: { readonly status: Finding["status"] }) => (
  <Mark {...FINDING_MARKS[status]} />
);

const IMPORT_MARKS: Readonly<Record<ImportStatus, MarkProps>> = {
  received: { icon: IconInbox, tone: "quiet", words: "Waiting" },
  previewing: { icon: IconProgress, tone: "quiet", words: "Making the preview" },
  previewed: { icon: IconHourglass, tone: "waiting", words: "Ready to review" },
  applying: { icon: IconProgress, tone: "quiet", words: "Applying" },
  applied: { icon: IconCircleCheck, tone: "good", words: "Applied" },
  repeat: { icon: IconCopyCheck, tone: "quiet", words: "Repeat" },
  discarded: { icon: IconCircleDashed, tone: "quiet", words: "Discarded" },
  failed: { icon: IconFileAlert, tone: "late", words: "Could not be read" },
  undoing: { icon: IconProgress, tone: "quiet", words: "Being undone" },
  undone: { icon: IconArrowBackUp, tone: "quiet", words: "Undone" },
};

export const ImportStatusMark = ({ status }: { readonly status: ImportStatus }) => (
  <Mark {...IMPORT_MARKS[status]} />
);

const BATCH_MARKS: Readonly<Record<BatchStatus, MarkProps>> = {
  previewing: { icon: IconProgress, tone: "quiet", words: "Making the preview" },
  previewed: { icon: IconHourglass, tone: "waiting", words: "Ready to review" },
  applying: { icon: IconProgress, tone: "quiet", words: "Applying" },
  finished: { icon: IconCircleCheck, tone: "good", words: "Done" },
  discarded: { icon: IconCircleDashed, tone: "quiet", words: "Discarded" },
  failed: { icon: IconFileAlert, tone: "late", words: "Could not be finished" },
};

export const BatchStatusMark = ({ status }: { readonly status: BatchStatus }) => (
  <Mark {...BATCH_MARKS[status]} />
);
