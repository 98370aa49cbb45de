import type { Standings } from "#domain/cmmc/score.ts";
import type { Standing } from "#domain/cmmc/standing.ts";
import type { CmmcLevel } from "#domain/cmmc/requirement.ts";
import { rulesOfLevel } from "#rulebooks/cmmc/levels.ts";

export type Finding = Standing["finding"];

/** Everything MET but what is said otherwise. */
export const findings = (level: CmmcLevel, others: Readonly<Record<string, Finding>> = {}): Standings =>
  new Map(
    rulesOfLevel(level).requirements.map(({ id }) => [
      id,
      { finding: others[id] ?? "met", basis: "result", because: "as given" } as const,
    ]),
  );
