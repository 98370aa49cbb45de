import { useQuery } from "@tanstack/react-query";
import type { ReadinessLevel, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { TextLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { LevelMark } from "./level-mark.tsx";
import { itemReadinessQuery } from "./queries.ts";
import classes from "./readiness.module.css";

type ReadinessPanelProps = { readonly system: System; readonly poamId: string };

/** What keeps this one item from being handed in. */
export const ReadinessPanel = ({ system, poamId }: ReadinessPanelProps) => {
  const readiness = useQuery(itemReadinessQuery(system.id, poamId));
  const findings = readiness.data ?? [];
  return (
    <Section
      title={readiness.data === undefined ? "Readiness" : `Readiness: ${levelsOf(findings)}`}
      aside={
        <TextLink to="/systems/$systemId/readiness" params={{ systemId: system.id }} fz="sm">
          The whole ledger
        </TextLink>
      }
    >
      {readiness.isError && <FaultAlert error={readiness.error} retry={readiness.refetch} />}
      {readiness.isPending && <SkeletonRows rows={2} label="Judging the item" />}
      {readiness.data !== undefined && findings.length === 0 && (
        <span className={classes["quiet"]}>No check finds anything in this item today.</span>
      )}
      {findings.length > 0 && (
        <ul className={classes["findings"]} aria-label="What the checks find">
          {findings.map(({ check, level, message, fix }) => (
            <li key={`${check} ${message}`}>
              <LevelMark level={level} />
              <p>{message}</p>
              <p className={classes["quiet"]}>{fix}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const LEVELS: ReadonlyArray<readonly [ReadinessLevel, string]> = [
  ["error", "error"],
  ["warning", "warning"],
  ["info", "note"],
];

/** "1 error, 2 warnings"; findings are what scanners report, so they are not called so here. */
const levelsOf = (judged: ReadonlyArray<{ readonly level: ReadinessLevel }>): string =>
  LEVELS.map(([level, word]) => [judged.filter((each) => each.level === level).length, word] as const)
    .filter(([found]) => found > 0)
    .map(([found, word]) => counted(found, word))
    .join(", ") || "nothing to mend";
