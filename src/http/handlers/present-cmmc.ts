import type { z } from "@hono/zod-openapi";
import type { CmmcView, RequirementView } from "#app/cmmc/cmmc-view.ts";
import type { CmmcStatus } from "#domain/cmmc/status.ts";
import type { Cmmc } from "../contract/cmmc-view.ts";

type Presented = z.infer<typeof Cmmc>;

export const presentCmmc = (view: CmmcView): Presented => ({
  level: view.rules.level,
  rulebookLevel: view.rulebookLevel,
  source: view.rules.source,
  kinds: [...view.rules.kinds],
  today: view.today,
  assessment: view.assessment && presentAssessment(view.assessment),
  past: view.past.map(presentAssessment),
  status: presentStatus(view.status, view.earlierStatus),
  score: {
    maximum: view.score.maximum,
    score: view.score.score,
    withheld: view.score.withheld,
    best: view.score.best,
    lost: view.score.lost,
    met: view.score.met,
    notMet: view.score.notMet,
    notAssessed: view.score.notAssessed,
    families: view.score.families.map((family) => ({ ...family, name: view.familyNames[family.family] })),
  },
  eligibility: {
    outcome: view.eligibility.outcome,
    minimumScore: view.eligibility.minimumScore,
    pointsLeft: view.eligibility.pointsLeft,
    blocking: view.eligibility.blocking.map((each) => ({ ...each, requirements: [...each.requirements] })),
    notOnPoam: [...view.notOnPoam],
    planCompletionDate: view.planCompletionDate,
  },
  requirements: view.requirements.map(presentRequirement),
  entries: view.entries.map(presentEntry),
  mappingConfidence: view.mappingConfidence,
});

const presentAssessment = ({ dates, begunAt, endedAt, ...facts }: NonNullable<CmmcView["assessment"]>) => ({
  id: facts.id,
  version: facts.version,
  kind: facts.kind,
  assessedOn: facts.assessedOn,
  assessor: facts.assessor,
  uid: facts.uid,
  scope: facts.scope,
  scopeDescription: facts.scopeDescription,
  cageCodes: [...facts.cageCodes],
  sspName: facts.sspName,
  sspVersion: facts.sspVersion,
  sspDate: facts.sspDate,
  level2Uid: facts.level2Uid,
  level2StatusDate: facts.level2StatusDate,
  conditionalStatusDate: dates.conditional,
  finalStatusDate: dates.final,
  begunAt: begunAt.toISOString(),
  begunBy: facts.begunBy,
  endedAt: endedAt?.toISOString() ?? null,
});

const presentStatus = (status: CmmcStatus, earlier: string | null): Presented["status"] => ({
  earlier,
  standing: status.standing,
  name: status.name,
  since: "since" in status ? status.since : null,
  validUntil: "validUntil" in status ? status.validUntil : null,
  closeOut:
    "closeOut" in status
      ? {
          lastDay: status.closeOut.lastDay,
          daysLeft: status.closeOut.daysLeft,
          because: status.closeOut.because,
        }
      : null,
});

const presentRequirement = (view: RequirementView): Presented["requirements"][number] => {
  const { requirement, standing, permission } = view;
  const { value } = requirement;
  return {
    id: requirement.id,
    cmmcId: requirement.cmmcId,
    title: requirement.title,
    family: requirement.family,
    kind: requirement.kind,
    points: value.kind === "points" || value.kind === "graded" ? value.points : null,
    valueSource: requirement.valueSource,
    partial: value.kind === "graded" ? value.partial : null,
    sameAs: [...requirement.sameAs],
    notApplicableWhen: requirement.notApplicableWhen,
    controls: { rev4: [...requirement.controls.rev4], rev5: [...requirement.controls.rev5] },
    result: view.result,
    allowed: [...view.allowed],
    recorded: view.recorded && presentResult(view.recorded),
    finding: standing.finding,
    basis: standing.basis,
    because: standing.because,
    lost: view.lost,
    poam: permission && {
      permitted: permission.permitted,
      because: permission.because,
      source: permission.source,
    },
    register: view.register,
  };
};

export const presentResult = ({
  result,
  note,
  evidence,
  recordedAt,
  recordedBy,
  kept,
}: NonNullable<RequirementView["recorded"]>) => ({
  result,
  note,
  evidence,
  recordedAt: recordedAt.toISOString(),
  recordedBy,
  kept,
});

const presentEntry = ({ entry, ...stored }: CmmcView["entries"][number]): Presented["entries"][number] => ({
  id: stored.id,
  version: stored.version,
  register: entry.register,
  requirement: entry.requirementId,
  description: entry.description,
  scheduledCompletionDate: "scheduledCompletionDate" in entry ? entry.scheduledCompletionDate : null,
  resources: "resources" in entry ? entry.resources : null,
  aroseOn: "aroseOn" in entry ? entry.aroseOn : null,
  correctiveAction: "correctiveAction" in entry ? entry.correctiveAction : null,
  nextReviewOn: "nextReviewOn" in entry ? entry.nextReviewOn : null,
  rationale: "rationale" in entry ? entry.rationale : null,
  mitigations: "mitigations" in entry ? entry.mitigations : null,
  sspReference: "sspReference" in entry ? entry.sspReference : null,
  reviews: [...stored.reviews],
  items: stored.items.map(({ id: _, ...item }) => item),
  enteredAt: stored.enteredAt.toISOString(),
  enteredBy: stored.enteredBy,
  closed: stored.closed,
});
