import {
  IconClockExclamation,
  IconClockHour4,
  IconEyeOff,
  IconPencil,
  IconRefreshAlert,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { RiskRating } from "../../api/api.generated.ts";
import { RISKS } from "../../app/search-params.ts";
import { RiskMark } from "../../components/risk-mark.tsx";
import { FilterChip } from "./filter-chip.tsx";
import classes from "./ledger.module.css";
import { useLedgerSearch } from "./use-ledger-search.ts";

/** Risk, timeliness and what is missing. */
export const MarkChips = () => {
  const { search, change } = useLedgerSearch();
  const risks = search.risk ?? [];
  const toggleRisk = (risk: RiskRating): void => {
    const next = RISKS.filter((known) => (known === risk ? !risks.includes(known) : risks.includes(known)));
    change({ risk: next.length === 0 ? undefined : next });
  };
  const toggleTime = (time: "late" | "due soon"): void =>
    change({ time: search.time === time ? undefined : time });

  return (
    <>
      <fieldset aria-label="Risk" className={classes["chips"]}>
        {RISKS.map((risk) => (
          <FilterChip key={risk} pressed={risks.includes(risk)} onPress={() => toggleRisk(risk)}>
            <RiskMark rating={risk} />
          </FilterChip>
        ))}
      </fieldset>
      <fieldset aria-label="Marks" className={classes["chips"]}>
        <FilterChip pressed={search.time === "late"} onPress={() => toggleTime("late")}>
          <IconClockExclamation size={15} stroke={1.8} aria-hidden="true" />
          Late
        </FilterChip>
        <FilterChip pressed={search.time === "due soon"} onPress={() => toggleTime("due soon")}>
          <IconClockHour4 size={15} stroke={1.8} aria-hidden="true" />
          Due soon
        </FilterChip>
        <FilterChip
          pressed={search.notObserved === true}
          onPress={() => change({ notObserved: search.notObserved === true ? undefined : true })}
        >
          <IconEyeOff size={15} stroke={1.8} aria-hidden="true" />
          Not observed
        </FilterChip>
        <FilterChip
          pressed={search.noContact === true}
          onPress={() => change({ noContact: search.noContact === true ? undefined : true })}
        >
          <IconUserQuestion size={15} stroke={1.8} aria-hidden="true" />
          Without contact
        </FilterChip>
        <FilterChip
          pressed={search.draft === true}
          onPress={() => change({ draft: search.draft === true ? undefined : true })}
        >
          <IconPencil size={15} stroke={1.8} aria-hidden="true" />
          Draft
        </FilterChip>
        <FilterChip
          pressed={search.evergreen === true}
          onPress={() => change({ evergreen: search.evergreen === true ? undefined : true })}
        >
          <IconRefreshAlert size={15} stroke={1.8} aria-hidden="true" />
          Evergreen
        </FilterChip>
      </fieldset>
    </>
  );
};
