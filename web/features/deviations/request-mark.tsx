import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClockExclamation,
  IconHourglass,
  IconReplace,
} from "@tabler/icons-react";
import type { RequestStatus } from "../../api/api.generated.ts";
import { Mark, type MarkProps } from "../../components/mark.tsx";

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
export const RequestMark = ({ status }: { readonly status: RequestStatus }) => <Mark {...MARKS[status]} />;
