import { Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Cmmc, CmmcRequirement, System } from "../../api/api.generated.ts";
import { may } from "../systems/queries.ts";
import classes from "./cmmc.module.css";
import { REGISTER_WORDS, RESULT_WORDS, valueWords } from "./cmmc-words.ts";
import { FindingMark } from "./finding-mark.tsx";
import { RequirementDetail } from "./requirement-detail.tsx";
import { ResultChoice } from "./result-choice.tsx";

type RequirementRowProps = {
  readonly system: System;
  readonly cmmc: Cmmc;
  readonly requirement: CmmcRequirement;
  /** Whether the address leads to it. */
  readonly linked: boolean;
};

export const RequirementRow = ({ system, cmmc, requirement, linked }: RequirementRowProps) => {
  // Until somebody opens or closes it, the address says.
  const [toggled, setToggled] = useState<boolean | null>(null);
  const opened = toggled ?? linked;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (!linked) return;
    row.current?.scrollIntoView({ block: "start" });
    row.current?.querySelector<HTMLElement>("button[aria-expanded]")?.focus({ preventScroll: true });
  }, [linked]);
  const { id, title, finding, basis, register, lost } = requirement;
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr ref={row} className={classes["row"]} data-linked={linked || undefined}>
        <th scope="row">
          <span className="tabular">{id}</span> {title}
        </th>
        <td data-number data-label="Value">
          {valueWords(requirement)}
        </td>
        <td data-label="Result">
          {may(system, "item.edit") ? (
            <ResultChoice systemId={system.id} level={cmmc.level} requirement={requirement} />
          ) : (
            RESULT_WORDS[requirement.result]
          )}
        </td>
        <td data-label="Counts as">
          <span className={classes["counts"]}>
            <FindingMark finding={finding} />
            {lost > 0 && finding !== "not assessed" && cmmc.score.maximum !== null && (
              <span className="tabular">−{lost}</span>
            )}
            {basis !== "result" && (
              <Text size="xs" c="dimmed" span>
                {basis}
              </Text>
            )}
            {register === "assessment poam" && (
              <Text size="xs" c="dimmed" span>
                on the POA&M
              </Text>
            )}
            {requirement.poam !== null && !requirement.poam.permitted && cmmc.level !== 1 && (
              <Text size="xs" span className={classes["late"]}>
                blocks Conditional
              </Text>
            )}
          </span>
        </td>
        <td data-label="Details">
          <UnstyledButton
            className={classes["disclose"]}
            aria-expanded={opened}
            aria-label={`Details of ${id}${register === null ? "" : `, in the ${REGISTER_WORDS[register].title}`}`}
            onClick={() => setToggled(!opened)}
          >
            <Chevron size={16} aria-hidden="true" />
          </UnstyledButton>
        </td>
      </tr>
      {opened && (
        <tr className={classes["detailRow"]}>
          <td colSpan={5}>
            <RequirementDetail system={system} cmmc={cmmc} requirement={requirement} />
          </td>
        </tr>
      )}
    </>
  );
};
