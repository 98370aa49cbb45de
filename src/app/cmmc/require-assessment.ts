import type { Actor } from "#domain/access.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { Fault } from "#domain/fault.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";
import { appendAudit } from "#store/audit.ts";
import { insertAssessment, presentAssessment, type CmmcAssessment } from "#store/cmmc-assessments.ts";
import type { Tx } from "#store/database.ts";
import type { App } from "../context.ts";

/** The present assessment of the level, locked; the first write begins one. */
export const requireAssessment = async (
  tx: Tx,
  app: App,
  actor: Actor,
  systemId: string,
  level: CmmcLevel,
): Promise<CmmcAssessment> => {
  const present = await presentAssessment(tx, systemId, level, true);
  if (present) return present;
  const [kind] = rulesOfLevel(level).kinds;
  const begun = await insertAssessment(tx, actor, { systemId, level, kind, at: app.now() });
  // Somebody else may have begun it at this moment.
  const assessment = begun ?? (await presentAssessment(tx, systemId, level, true));
  if (!assessment) throw new Error("The assessment that was just begun is not there.");
  if (begun)
    await appendAudit(tx, actor, [
      {
        action: "cmmc.assessment-begun",
        systemId,
        objectType: "cmmc assessment",
        objectId: begun.id,
        note: `Level ${level}`,
      },
    ]);
  return assessment;
};

export const staleAssessment = (): Fault =>
  new Fault(
    "cmmc.stale",
    "Expected the assessment as you saw it, found that it changed meanwhile. Load it again and make the change anew.",
  );
