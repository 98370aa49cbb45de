import { Group, Progress, Stack, Text } from "@mantine/core";
import type { Cmmc, System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { BeginDialog } from "./begin-dialog.tsx";
import classes from "./cmmc.module.css";
import { KIND_WORDS } from "./cmmc-words.ts";
import { FactsDialog } from "./facts-dialog.tsx";
import { StatusDialog } from "./status-dialog.tsx";

type StatusPanelProps = { readonly system: System; readonly cmmc: Cmmc };

/** The status with its countdown, and what is known of the assessment. */
export const StatusPanel = ({ system, cmmc }: StatusPanelProps) => {
  const { status, assessment } = cmmc;
  const edits = may(system, "item.edit");
  return (
    <Section
      title="Status and assessment"
      aside={
        <Group gap={6} className="no-print">
          {edits && <FactsDialog systemId={system.id} cmmc={cmmc} />}
          {may(system, "item.approve-closure") && <StatusDialog systemId={system.id} cmmc={cmmc} />}
          {edits && assessment !== null && <BeginDialog systemId={system.id} cmmc={cmmc} />}
        </Group>
      }
    >
      <Stack gap="md">
        <div>
          <p className={classes["statusName"]}>{status.name}</p>
          <StatusSentence cmmc={cmmc} />
          {status.earlier !== null && (
            <Text size="sm" mt={6}>
              {status.earlier}
            </Text>
          )}
        </div>
        <dl className={classes["facts"]}>
          <Fact name="Assessment">
            {KIND_WORDS[assessment?.kind ?? cmmc.kinds[0] ?? "self"]}
            {assessment !== null && assessment.assessor !== null && `, ${assessment.assessor}`}
          </Fact>
          <Fact name="Assessed on">{assessment?.assessedOn}</Fact>
          <Fact name="Unique identifier">{assessment?.uid}</Fact>
          <Fact name="Scope">{scopeWords(cmmc)}</Fact>
          <Fact name="CAGE codes">{assessment?.cageCodes.join(", ")}</Fact>
          <Fact name="System security plan">{planWords(cmmc)}</Fact>
          {cmmc.level === 3 && <Fact name="Final Level 2 (C3PAO)">{level2Words(cmmc)}</Fact>}
        </dl>
        {cmmc.past.length > 0 && (
          <Text size="sm" c="dimmed">
            Earlier assessments:{" "}
            {cmmc.past
              .map(
                (past) =>
                  `${KIND_WORDS[past.kind].toLowerCase()}, begun ${past.begunAt.slice(0, 10)}${past.conditionalStatusDate === null ? "" : `, Conditional ${past.conditionalStatusDate}`}${past.finalStatusDate === null ? "" : `, Final ${past.finalStatusDate}`}`,
              )
              .join("; ")}
          </Text>
        )}
      </Stack>
    </Section>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children === undefined || children === null || children === "" ? (
        <span className={classes["unknown"]}>Not given</span>
      ) : (
        children
      )}
    </dd>
  </div>
);

const StatusSentence = ({ cmmc: { status, level } }: { readonly cmmc: Cmmc }) => {
  const { standing, since, validUntil, closeOut } = status;
  if (standing === "none")
    return (
      <Text size="sm" c="dimmed">
        {level === 1
          ? "A Final status is recorded once everything is met."
          : "A status is recorded here once SPRS or eMASS shows it; a Conditional one starts the 180 days."}
      </Text>
    );
  if (closeOut !== null)
    return (
      <Stack gap={6}>
        <Text size="sm">
          Since <DayText day={since ?? ""} />.{" "}
          {standing === "expired" ? (
            <strong className={classes["late"]}>
              Expired: not closed out by {closeOut.lastDay}.
              {status.earlier === null && " Begin a new assessment."}
            </strong>
          ) : (
            <>
              Close out by <DayText day={closeOut.lastDay} />:{" "}
              <strong className={closeOut.daysLeft <= SOON ? classes["soon"] : undefined}>
                {closeOut.daysLeft === 0
                  ? "today is the last day"
                  : `${counted(closeOut.daysLeft, "day")} left`}
              </strong>
              .
            </>
          )}
        </Text>
        {standing === "conditional" && (
          <Progress
            value={((CLOSE_OUT_DAYS - closeOut.daysLeft) / CLOSE_OUT_DAYS) * 100}
            color={closeOut.daysLeft <= SOON ? "red" : "accent"}
            aria-label={`${CLOSE_OUT_DAYS - closeOut.daysLeft} of ${CLOSE_OUT_DAYS} days gone`}
          />
        )}
        <Text size="xs" c="dimmed">
          {closeOut.because}
        </Text>
      </Stack>
    );
  return (
    <Text size="sm">
      Since <DayText day={since ?? ""} />, {standing === "lapsed" ? "ended on " : "valid until "}
      <DayText day={validUntil ?? ""} />.
    </Text>
  );
};

const SOON = 30;
const CLOSE_OUT_DAYS = 180;

const SCOPES = { enterprise: "Enterprise", enclave: "Enclave", contracts: "Contracts" } as const;
const scopeWords = ({ assessment }: Cmmc): string | null =>
  assessment === null
    ? null
    : [assessment.scope && SCOPES[assessment.scope], assessment.scopeDescription].filter(Boolean).join(": ");

const planWords = ({ assessment }: Cmmc): string | null =>
  assessment === null
    ? null
    : [
        assessment.sspName,
        assessment.sspVersion === null ? null : `version ${assessment.sspVersion}`,
        assessment.sspDate,
      ]
        .filter(Boolean)
        .join(", ");

const level2Words = ({ assessment }: Cmmc): string | null =>
  assessment === null ? null : [assessment.level2Uid, assessment.level2StatusDate].filter(Boolean).join(", ");
