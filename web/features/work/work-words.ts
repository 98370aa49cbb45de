import type { WorkQueue } from "../../api/api.generated.ts";

type QueueWords = {
  readonly title: string;
  /** What stands in it. */
  readonly about: string;
  /** What the day of a row means. */
  readonly day: string;
};

export const QUEUE_WORDS: Readonly<Record<WorkQueue, QueueWords>> = {
  "my items": { title: "My items", about: "Open items that you own.", day: "Due" },
  "my milestones": {
    title: "My milestones",
    about: "Steps that you answer for and that are not complete.",
    day: "Due",
  },
  "pending verification": {
    title: "Pending verification",
    about: "The work is done; a person has to verify the proof.",
    day: "Fixed",
  },
  extensions: { title: "Extensions", about: "A later date was asked for.", day: "Asked" },
  "deviation requests": {
    title: "Deviation requests",
    about: "False positives, operational requirements and risk adjustments that wait for a decision.",
    day: "Asked",
  },
  "risk acceptances": {
    title: "Risk acceptances",
    about: "Somebody asks to carry a risk for a time.",
    day: "Asked",
  },
  late: {
    title: "Late",
    about: "Past the scheduled completion date, and not waiting for a vendor who was asked in time.",
    day: "Due",
  },
  "due soon": { title: "Due soon", about: "Due within the days that the rulebook calls soon.", day: "Due" },
  "vendor check-ins": {
    title: "Vendor check-ins",
    about: "The vendor is to be asked within a week, or should have been.",
    day: "To ask",
  },
  stale: {
    title: "Stale",
    about: "Not updated for longer than the rulebook allows.",
    day: "Updated",
  },
};
