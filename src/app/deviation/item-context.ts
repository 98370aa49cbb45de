import type { RequestContext } from "#domain/deviation/request-rules.ts";
import type { Tx } from "#store/database.ts";
import { deviationsOfItems, type DeviationRequest } from "#store/deviations.ts";
import type { ItemDetail } from "#store/items.ts";
import type { System } from "#store/systems.ts";
import { rulebookOf } from "../system/rulebook-of.ts";
import { requestName } from "./deviation-audit.ts";

/** What decides whether a request fits the item, and its requests, the newest first. */
export const itemContext = async (
  tx: Tx,
  system: System,
  item: ItemDetail,
): Promise<{ readonly context: RequestContext; readonly requests: readonly DeviationRequest[] }> => {
  const requests = (await deviationsOfItems(tx, [item.id])).get(item.id) ?? [];
  return {
    requests,
    context: {
      rulebook: rulebookOf(system),
      poamId: item.poamId,
      status: item.status,
      rating: item.adjustedRiskRating ?? item.originalRiskRating,
      requests: requests.map((request) => ({
        name: requestName(request),
        type: request.claim.type,
        status: request.state.status,
      })),
    },
  };
};
