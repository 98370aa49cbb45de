import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import type { Cmmc, System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Page } from "../../components/page.tsx";
import { may, useSystem } from "../systems/queries.ts";
import classes from "./cmmc.module.css";
import { REGISTERS } from "./cmmc-words.ts";
import { EligibilityPanel } from "./eligibility-panel.tsx";
import { ImportResults } from "./import-results.tsx";
import { LevelChoice } from "./level-choice.tsx";
import { cmmcQuery } from "./queries.ts";
import { RegisterSection } from "./register-section.tsx";
import { RequirementsSection } from "./requirements-section.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { StatusPanel } from "./status-panel.tsx";

/** CMMC of a system at a level: status, score, eligibility, requirements and the three registers. */
export const CmmcPage = () => {
  const system = useSystem();
  const search = useSearch({ from: "/frame/systems/$systemId/cmmc" });
  const cmmc = useQuery(cmmcQuery(system.id, search.level));
  return (
    <Page
      title="CMMC"
      above={system.name}
      beside={cmmc.data !== undefined && <LevelChoice level={cmmc.data.level} />}
      actions={
        cmmc.data !== undefined &&
        may(system, "item.edit") && <ImportResults systemId={system.id} level={cmmc.data.level} />
      }
    >
      <div className={classes["stack"]}>
        {cmmc.isError && cmmc.data === undefined && <FaultAlert error={cmmc.error} retry={cmmc.refetch} />}
        {cmmc.isPending && (
          <div className={classes["columns"]}>
            <Skeleton height={360} aria-label="Reading the assessment" />
            <Skeleton height={360} />
          </div>
        )}
        {cmmc.data !== undefined && <Assessed system={system} cmmc={cmmc.data} />}
      </div>
    </Page>
  );
};

const Assessed = ({ system, cmmc }: { readonly system: System; readonly cmmc: Cmmc }) => (
  <>
    {cmmc.rulebookLevel === null && (
      <Text size="sm" c="dimmed" maw={820}>
        This system follows {system.rulebook.name}. CMMC is kept beside it, for contracts with controlled
        unclassified information: the requirements of the level, the score that SPRS takes, and the three
        registers that must not be mixed.
      </Text>
    )}
    <div className={classes["columns"]}>
      <ScorePanel system={system} cmmc={cmmc} />
      <div className={classes["stack"]}>
        <EligibilityPanel system={system} cmmc={cmmc} />
        <StatusPanel system={system} cmmc={cmmc} />
      </div>
    </div>
    {REGISTERS.map((register) => (
      <RegisterSection key={register} system={system} cmmc={cmmc} register={register} />
    ))}
    <div id="requirements">
      <RequirementsSection system={system} cmmc={cmmc} />
    </div>
  </>
);
