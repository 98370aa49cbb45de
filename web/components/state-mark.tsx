import {
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconClockExclamation,
  IconClockHour4,
  IconEyeOff,
  IconFileAlert,
  IconHourglass,
  IconInbox,
  type IconProps,
  IconProgress,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Finding, ImportStatus, ItemStatus, Timeliness } from "../api/generated.ts";
import { counted } from "./format.ts";
import classes from "./marks.module.css";
import { IMPORT_STATUS_WORDS } from "./words.ts";

type Tone = "late" | "soon" | "good" | "waiting" | "quiet" | "plain";
type MarkProps = { readonly icon: ComponentType<IconProps>; readonly tone: Tone; readonly words: string };

const Mark = ({ icon: Icon, tone, words }: MarkProps) => (
  <span className={classes["mark"]} data-tone={tone}>
    <Icon size={15} stroke={1.8} aria-hidden="true" className={classes["icon"]} />
    {words}
  </span>
);

/** The distance to the scheduled completion date, counted by the server: "12 days late", "in 3 days", "today". */
export const distanceWords = ({ state, daysLeft }: Timeliness): string => {
  if (state === "late") return `${counted(Math.abs(daysLeft), "day")} late`;
  return daysLeft === 0 ? "due today" : `in ${counted(daysLeft, "day")}`;
};

/** Late and due soon have one mark each, used everywhere; on time stays quiet. */
export const TimelinessMark = ({ timeliness }: { readonly timeliness: Timeliness }) => {
  const words = distanceWords(timeliness);
  switch (timeliness.state) {
    case "late":
      return <Mark icon={IconClockExclamation} tone="late" words={words} />;
    case "due soon":
      return <Mark icon={IconClockHour4} tone="soon" words={words} />;
    case "on time":
      return (
        <span className={classes["mark"]} data-tone="quiet">
          {words}
        </span>
      );
  }
};

export const ITEM_STATUS_WORDS: Readonly<Record<ItemStatus, string>> = {
  open: "Open",
  "pending verification": "Pending verification",
  closed: "Closed",
};

export const ItemStatusMark = ({ status }: { readonly status: ItemStatus }) => {
  const words = ITEM_STATUS_WORDS[status];
  switch (status) {
    case "open":
      return <Mark icon={IconCircle} tone="plain" words={words} />;
    case "pending verification":
      return <Mark icon={IconHourglass} tone="waiting" words={words} />;
    case "closed":
      return <Mark icon={IconCircleCheck} tone="good" words={words} />;
  }
};

export const FindingStatusMark = ({ status }: { readonly status: Finding["status"] }) => {
  switch (status) {
    case "open":
      return <Mark icon={IconCircle} tone="plain" words="Open" />;
    case "not observed":
      return <Mark icon={IconEyeOff} tone="soon" words="Not observed" />;
    case "fixed":
      return <Mark icon={IconCircleCheck} tone="good" words="Fixed" />;
  }
};

export const ImportStatusMark = ({ status }: { readonly status: ImportStatus }) => {
  const words = IMPORT_STATUS_WORDS[status];
  switch (status) {
    case "received":
      return <Mark icon={IconInbox} tone="quiet" words={words} />;
    case "previewing":
    case "applying":
      return <Mark icon={IconProgress} tone="quiet" words={words} />;
    case "previewed":
      return <Mark icon={IconHourglass} tone="waiting" words={words} />;
    case "applied":
      return <Mark icon={IconCircleCheck} tone="good" words={words} />;
    case "discarded":
      return <Mark icon={IconCircleDashed} tone="quiet" words={words} />;
    case "failed":
      return <Mark icon={IconFileAlert} tone="late" words={words} />;
  }
};
