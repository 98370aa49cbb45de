import { List, Stack, Text } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";
import type { Cmmc, System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import marks from "../../components/marks.module.css";
import { Section } from "../../components/section.tsx";
import classes from "./cmmc.module.css";
import { RequirementLinks } from "./requirement-link.tsx";

type EligibilityPanelProps = { readonly system: System; readonly cmmc: Cmmc };

/** Whether a Conditional status can be had, and exactly what keeps it away. */
export const EligibilityPanel = ({ system, cmmc }: EligibilityPanelProps) => {
  const { outcome, blocking, pointsLeft, minimumScore, notOnPoam, planCompletionDate } = cmmc.eligibility;
  const place = { systemId: system.id, level: cmmc.level };
  return (
    <Section title={cmmc.level === 1 ? "Final status" : "Conditional status"}>
      <Stack gap="sm">
        <Verdict cmmc={cmmc} />
        {outcome === "none" && (
          <List size="sm" spacing={6} listStyleType="none" className={classes["blocking"]}>
            {blocking.map((each) => (
              <List.Item key={`${each.rule} ${each.requirements.join(" ")}`}>
                {each.requirements.length === 1 && (
                  <>
                    <RequirementLinks {...place} ids={each.requirements} />
                    {": "}
                  </>
                )}
                {each.because}
                {each.requirements.length > 1 && (
                  <>
                    {" "}
                    <RequirementLinks {...place} ids={each.requirements} />
                  </>
                )}
                <Text size="xs" c="dimmed" component="span" display="block">
                  {each.source}
                </Text>
              </List.Item>
            ))}
          </List>
        )}
        {pointsLeft !== null && minimumScore !== null && (
          <Text size="sm">
            {pointsLeft >= 0
              ? `${counted(pointsLeft, "more point")} may be lost before the score falls below ${minimumScore}.`
              : `${counted(-pointsLeft, "point")} short of ${minimumScore}.`}
          </Text>
        )}
        {notOnPoam.length > 0 && (
          <Text size="sm">
            Not met and not on the assessment POA&M, where each must stand:{" "}
            <RequirementLinks {...place} ids={notOnPoam} />
          </Text>
        )}
        {planCompletionDate !== null && (
          <Text size="sm">
            The POA&M is to be complete by <DayText day={planCompletionDate} />.
          </Text>
        )}
      </Stack>
    </Section>
  );
};

const VERDICTS = {
  final: { icon: IconCircleCheck, tone: "good", words: "Everything is met" },
  conditional: { icon: IconCircleCheck, tone: "good", words: "Can be had" },
  none: { icon: IconCircleX, tone: "late", words: "Cannot be had" },
  unknown: { icon: IconCircleDashed, tone: "quiet", words: "Not known yet" },
} as const;

const Verdict = ({ cmmc: { eligibility, level } }: { readonly cmmc: Cmmc }) => {
  const { outcome, blocking } = eligibility;
  const unknown = outcome === "none" && blocking.every(({ rule }) => rule === "not assessed");
  const { icon: Icon, tone, words } = VERDICTS[unknown ? "unknown" : outcome];
  return (
    <div>
      <p className={classes["verdict"]}>
        <span className={marks["mark"]} data-tone={tone}>
          <Icon size={17} stroke={1.8} aria-hidden="true" className={marks["icon"]} />
          {words}
        </span>
      </p>
      {outcome === "final" && <Text size="sm">A Final status can be had; no POA&M is needed.</Text>}
      {outcome !== "final" && level === 1 && (
        <Text size="sm">At Level 1 everything must be met; there is no Conditional status.</Text>
      )}
    </div>
  );
};
