import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Readiness } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { CheckFindings } from "./check-findings.tsx";
import { checkTitle, foundBy } from "./check-words.ts";
import { LevelMark } from "./level-mark.tsx";
import { checkQuery } from "./queries.ts";
import classes from "./readiness.module.css";

type Check = Readiness["checks"][number];
type CheckSectionProps = { readonly systemId: string; readonly check: Check };

/** One check: what it found, why that matters, what to do, and the items. */
export const CheckSection = ({ systemId, check }: CheckSectionProps) => {
  const [wanted, want] = useState(false);
  const all = useQuery({ ...checkQuery(systemId, check.check), enabled: wanted });
  const shown = all.data?.checks[0]?.shown ?? check.shown;
  const more =
    all.data === undefined
      ? `Show all ${count(check.findings)}`
      : `The first ${count(shown.length)} of ${count(check.findings)}`;
  return (
    <Section
      title={`${checkTitle(check.check)}: ${foundBy(check)}`}
      padded={false}
      aside={<LevelMark level={check.level} />}
    >
      <CheckFindings
        check={{ ...check, shown }}
        label={`Items with: ${checkTitle(check.check)}`}
        systemId={systemId}
      />
      {all.isError && <FaultAlert error={all.error} retry={all.refetch} />}
      {shown.length < check.findings && (
        <div className={classes["foot"]}>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={all.isFetching}
            onClick={() => want(true)}
            disabled={all.data !== undefined}
            aria-label={`${more} of ${checkTitle(check.check)}`}
          >
            {more}
          </Button>
        </div>
      )}
    </Section>
  );
};
