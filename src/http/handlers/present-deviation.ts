import type { z } from "@hono/zod-openapi";
import { requestName } from "#app/deviation/deviation-audit.ts";
import type { readItemDeviations } from "#app/deviation/read-deviations.ts";
import type { Actor } from "#domain/access.ts";
import { requestMovesFrom } from "#domain/deviation/request-state.ts";
import { matchWords } from "#domain/deviation/standing-match.ts";
import { actorKey } from "#domain/item-move.ts";
import type { Deviation } from "../contract/deviation-view.ts";

type DeviationRequest = Awaited<ReturnType<typeof readItemDeviations>>["deviations"][number];

export const presentDeviation = (one: DeviationRequest, actor: Actor): z.infer<typeof Deviation> => {
  const { state, standing, item, cites, claim } = one;
  const approval = "approved" in state ? state : null;
  return {
    id: one.id,
    name: requestName(one),
    claim: structuredClone(claim) as z.infer<typeof Deviation>["claim"],
    status: state.status,
    item:
      item === null
        ? null
        : {
            poamId: item.poamId,
            weaknessName: item.weaknessName,
            status: item.status,
            originalRiskRating: item.originalRiskRating,
          },
    standing:
      standing === null
        ? null
        : {
            match: standing.match,
            matchWords: matchWords(standing.match),
            from: standing.from,
            touched: [...standing.touched],
            touches: [...standing.touches],
          },
    cites: cites === null ? null : requestName(cites),
    rationale: one.rationale,
    vulnerabilityInformation: one.vulnerabilityInformation,
    evidence: [...one.evidence],
    adjusted: one.adjusted,
    wantedUntil: one.wantedUntil,
    requestedOn: one.requestedOn,
    requestedBy: one.requestedBy,
    own: one.requestedByKey === actorKey(actor),
    approved: approval?.approved ?? null,
    rejected: "rejected" in state ? state.rejected : null,
    ended: "ended" in state ? state.ended : null,
    expiresOn: approval?.expiresOn ?? null,
    reviewOn: approval?.reviewOn ?? null,
    moves: [...requestMovesFrom(state.status)],
  };
};
