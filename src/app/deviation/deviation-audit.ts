import type { Actor } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import type { ClaimType } from "#domain/deviation/claim.ts";
import { appendAudit } from "#store/audit.ts";
import type { Tx } from "#store/database.ts";
import type { System } from "#store/systems.ts";

/** Who decides in which system on which day. */
export type Deciding = { readonly actor: Actor; readonly system: System; readonly today: CalendarDate };

/** How people call a request: "DR-7". */
export const requestName = ({ number }: { readonly number: number }): string => `DR-${number}`;

/** Something that happened to a request: in the item's history, or in its own when it is a standing one. */
export const auditDeviation = (
  tx: Tx,
  { actor, system }: Pick<Deciding, "actor" | "system">,
  happened: {
    readonly deviation: { readonly id: string; readonly number: number; readonly type: ClaimType };
    readonly itemId: string | null;
    readonly action: string;
    readonly from: string | null;
    readonly to: string;
    readonly note: string;
  },
): Promise<void> => {
  const { deviation, itemId, action, from, to, note } = happened;
  const changes = from === to ? [] : [{ field: "deviationRequest", from, to }];
  return appendAudit(tx, actor, [
    {
      action: `deviation.${action}`,
      systemId: system.id,
      objectType: itemId === null ? "deviation" : "item",
      objectId: itemId ?? deviation.id,
      changes,
      note: `${requestName(deviation)}, ${deviation.type}: ${note}`,
    },
  ]);
};
