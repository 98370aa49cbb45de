import type { Work } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { QUEUE_WORDS } from "./work-words.ts";
import classes from "./work.module.css";

type QueueCountsProps = { readonly queues: Work["queues"]; readonly attention: number };

/** How much waits where; each number leads to its rows. */
export const QueueCounts = ({ queues, attention }: QueueCountsProps) => (
  <nav aria-label="Queues">
    <ul className={classes["chips"]}>
      {queues.map(({ queue, total }) => (
        <li key={queue}>
          <a href={`#${queueId(queue)}`}>
            {QUEUE_WORDS[queue].title} <b>{count(total)}</b>
          </a>
        </li>
      ))}
      {attention > 0 && (
        <li>
          <a href="#needs-attention">
            Needs attention <b>{count(attention)}</b>
          </a>
        </li>
      )}
    </ul>
  </nav>
);

const queueId = (queue: string): string => queue.replaceAll(" ", "-");
