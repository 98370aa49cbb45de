import type { Cmmc, CmmcEntry, System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import classes from "./cmmc.module.css";
import { REGISTER_WORDS } from "./cmmc-words.ts";
import { RequirementLink } from "./requirement-link.tsx";

type ClosedEntriesProps = {
  readonly system: System;
  readonly cmmc: Cmmc;
  readonly entries: readonly CmmcEntry[];
};

const endOf = (closed: CmmcEntry["closed"]): string => {
  if (closed === null) return "";
  const how = closed.movedTo === null ? "closed" : `moved to ${REGISTER_WORDS[closed.movedTo].title}`;
  return `${how} on ${closed.on} by ${closed.by}. ${closed.because}`;
};

/** What stood in a register, folded away. */
export const ClosedEntries = ({ system, cmmc, entries }: ClosedEntriesProps) => {
  if (entries.length === 0) return null;
  return (
    <details className={classes["closed"]}>
      <summary>{counted(entries.length, "closed entry", "closed entries")}</summary>
      <ul>
        {entries.map(({ id, requirement, description, closed }) => (
          <li key={id}>
            <RequirementLink systemId={system.id} level={cmmc.level} id={requirement} /> {description}:{" "}
            {endOf(closed)}
          </li>
        ))}
      </ul>
    </details>
  );
};
