import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClockExclamation,
  IconHourglass,
  type IconProps,
  IconReplace,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { RequestStatus } from "../../api/api.generated.ts";
import classes from "../../components/marks.module.css";

type MarkProps = { readonly icon: ComponentType<IconProps>; readonly tone: string; readonly words: string };

const MARKS: Readonly<Record<RequestStatus, MarkProps>> = {
  pending: { icon: IconHourglass, tone: "waiting", words: "Pending" },
  approved: { icon: IconCircleCheck, tone: "good", words: "Approved" },
  rejected: { icon: IconCircleX, tone: "quiet", words: "Rejected" },
  withdrawn: { icon: IconArrowBackUp, tone: "quiet", words: "Withdrawn" },
  revoked: { icon: IconArrowBackUp, tone: "soon", words: "Revoked" },
  expired: { icon: IconClockExclamation, tone: "late", words: "Expired" },
  replaced: { icon: IconReplace, tone: "quiet", words: "Replaced" },
};

/** Where a request stands, as icon, word and colour together. */
export const RequestMark = ({ status }: { readonly status: RequestStatus }) => {
  const { icon: Icon, tone, words } = MARKS[status];
  return (
    <span className={classes["mark"]} data-tone={tone}>
      <Icon size={15} stroke={1.8} aria-hidden="true" className={classes["icon"]} />
      {words}
    </span>
  );
};
