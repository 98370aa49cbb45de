import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { type Cmmc, type CmmcLevel, listCmmcResults, readCmmc } from "../../api/api.generated.ts";

/** A level as addresses hold it. */
export type LevelText = "1" | "2" | "3";
const LEVEL_TEXTS: Readonly<Record<CmmcLevel, LevelText>> = { 1: "1", 2: "2", 3: "3" };
export const levelText = (level: CmmcLevel): LevelText => LEVEL_TEXTS[level];

/** Without a level the server takes the one of the system's rulebook, or else Level 2. */
export const cmmcQuery = (systemId: string, level: CmmcLevel | undefined) =>
  queryOptions({
    queryKey: ["system", systemId, "cmmc", level ?? "own"],
    queryFn: ({ signal }) =>
      readCmmc(
        { path: { systemId }, query: level === undefined ? {} : { level: levelText(level) } },
        { signal },
      ),
  });

export const resultHistoryQuery = (systemId: string, level: CmmcLevel, requirement: string) =>
  queryOptions({
    queryKey: ["system", systemId, "cmmc-history", level, requirement],
    queryFn: ({ signal }) =>
      listCmmcResults({ path: { systemId, level: levelText(level), requirement } }, { signal }),
  });

/** Shows what a change came to, wherever the level is shown; other levels may depend on it and are read again. */
export const useCmmcChanged = (systemId: string): ((changed: Cmmc) => Promise<void>) => {
  const queryClient = useQueryClient();
  return async (changed) => {
    const queryKey = ["system", systemId, "cmmc"];
    queryClient.setQueriesData<Cmmc>({ queryKey }, (shown) =>
      shown?.level === changed.level ? changed : shown,
    );
    await queryClient.invalidateQueries({
      queryKey,
      predicate: ({ state }) => (state.data as Cmmc | undefined)?.level !== changed.level,
    });
    await queryClient.invalidateQueries({ queryKey: ["system", systemId, "cmmc-history"] });
  };
};
