import { Anchor } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import type { Claim, Deed, Deviation, RiskRating, RiskReduction, System } from "../../api/api.generated.ts";
import { DayText } from "../../components/instant-text.tsx";
import { RiskMark, riskWord } from "../../components/risk-mark.tsx";
import { sentence } from "../../components/words.ts";
import { may } from "../systems/queries.ts";
import { METRIC_NAMES, metricSentence } from "./deviation-words.ts";
import classes from "./deviations.module.css";
import { ItemLinks } from "./item-links.tsx";
import { LastDay } from "./last-day.tsx";
import { ScoreWords } from "./live-score.tsx";

type DeviationDetailProps = {
  readonly system: System;
  readonly deviation: Deviation;
  readonly today: string;
};

/** Everything of a request: what is asked, why, what shows it, who decided. */
export const DeviationDetail = ({ system, deviation, today }: DeviationDetailProps) => {
  const { claim, standing } = deviation;
  return (
    <dl className={classes["facts"]}>
      {standing !== null && (
        <>
          <Fact name="Applies to">{standing.matchWords}</Fact>
          <Fact name="From">
            <DayText day={standing.from} />
          </Fact>
          <Fact name="Items under it">
            <ItemLinks system={system} poamIds={standing.touches} none="none" />
          </Fact>
          {standing.touched.length > standing.touches.length && (
            <Fact name="Items it touched">
              <ItemLinks system={system} poamIds={standing.touched} none="none" />
            </Fact>
          )}
        </>
      )}
      <Fact name="Rationale">{deviation.rationale}</Fact>
      {deviation.vulnerabilityInformation !== null && (
        <Fact name="Vulnerability">{deviation.vulnerabilityInformation}</Fact>
      )}
      <ClaimFacts claim={claim} />
      {deviation.evidence.length > 0 && (
        <Fact name="Evidence on the item">
          <EvidenceNames system={system} evidence={deviation.evidence} />
        </Fact>
      )}
      {deviation.adjusted !== null && (
        <Fact name="Score">
          <span className={classes["scoreFact"]}>
            <ScoreWords adjusted={deviation.adjusted} />
            <Disagreement claim={claim} score={deviation.adjusted.rating} />
          </span>
        </Fact>
      )}
      <Fact name="Asked">
        <DayText day={deviation.requestedOn} /> by {deviation.requestedBy}
        {deviation.cites !== null && ` (${deviation.cites}, a standing deviation)`}
      </Fact>
      {deviation.status === "pending" && deviation.wantedUntil !== null && (
        <Fact name="Last day asked for">
          <LastDay today={today} day={deviation.wantedUntil} none="no end" />
        </Fact>
      )}
      <DeedFact name="Approved" deed={deviation.approved} />
      <DeedFact name="Rejected" deed={deviation.rejected} />
      {deviation.status === "approved" && (
        <>
          <Fact name="Last day">
            <LastDay today={today} day={deviation.expiresOn} none="no end" />
          </Fact>
          {deviation.reviewOn !== null && (
            <Fact name="Next review">
              <LastDay today={today} day={deviation.reviewOn} none="none" />
            </Fact>
          )}
        </>
      )}
      <DeedFact name={sentence(deviation.status)} deed={deviation.ended} />
    </dl>
  );
};

type EvidenceNamesProps = { readonly system: System; readonly evidence: Deviation["evidence"] };

const EvidenceNames = ({ system, evidence }: EvidenceNamesProps) =>
  evidence.map(({ id, kind, name, withdrawn }, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      {kind === "file" && may(system, "raw-record.read") ? (
        <Anchor href={`/api/systems/${system.id}/evidence/${id}/file`} download={name} underline="always">
          {name}
        </Anchor>
      ) : (
        name
      )}
      {withdrawn && " (withdrawn since)"}
    </Fragment>
  ));

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const DeedFact = ({ name, deed }: { readonly name: string; readonly deed: Deed | null }) =>
  deed !== null && (
    <Fact name={name}>
      <DayText day={deed.on} /> by {deed.by}: {deed.reason}
    </Fact>
  );

const ClaimFacts = ({ claim }: { readonly claim: Claim }) => (
  <>
    {"falsePositive" in claim && (
      <>
        <Fact name="Evidence">{claim.falsePositive.evidence}</Fact>
        <AttachmentFact names={claim.falsePositive.attachments} />
      </>
    )}
    {"operational" in claim && (
      <>
        <Fact name="Operational impact">{claim.operational.impactStatement}</Fact>
        <Fact name="Justification">{claim.operational.justification}</Fact>
        <AttachmentFact names={claim.operational.attachments} />
      </>
    )}
    {"reduction" in claim && <ReductionFacts reduction={claim.reduction} />}
    {claim.type === "risk acceptance" && (
      <>
        <Fact name="Residual risk">
          <RiskMark rating={claim.residualRiskRating} />
        </Fact>
        <AttachmentFact names={claim.attachments} />
      </>
    )}
  </>
);

type DisagreementProps = { readonly claim: Claim; readonly score: RiskRating | null };

/** The rating that is asked for and the word for the score need not agree; who decides must see that. */
const Disagreement = ({ claim, score }: DisagreementProps) => {
  if (!("reduction" in claim) || claim.reduction.requestedRating === score) return null;
  const read = score === null ? "no risk" : riskWord(score).toLowerCase();
  return (
    <span className={classes["quiet"]}>
      The score reads as {read}; {riskWord(claim.reduction.requestedRating).toLowerCase()} is asked for.
    </span>
  );
};

const AttachmentFact = ({ names }: { readonly names: readonly string[] }) =>
  names.length > 0 && <Fact name="Attachments">{names.join(", ")}</Fact>;

const ReductionFacts = ({ reduction }: { readonly reduction: RiskReduction }) => (
  <>
    <Fact name="Requested rating">
      <RiskMark rating={reduction.requestedRating} />
    </Fact>
    {METRIC_NAMES.map((metric) => {
      const given = reduction.modified[metric];
      if (given === undefined) return null;
      const { name, value } = metricSentence(metric, given.value);
      return (
        <Fact key={metric} name={name}>
          {value}: {given.explanation}
        </Fact>
      );
    })}
    {reduction.remediationLevel !== null && (
      <Fact name="Remediation level">
        {sentence(reduction.remediationLevel.level)}: {reduction.remediationLevel.explanation}
      </Fact>
    )}
    <AttachmentFact names={reduction.attachments} />
  </>
);
