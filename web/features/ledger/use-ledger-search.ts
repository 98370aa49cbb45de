import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { LedgerSearch } from "../../app/search-params.ts";

/** The ledger's view as the address holds it, and a way to change parts of it; `undefined` takes a part out. */
export const useLedgerSearch = () => {
  const search: LedgerSearch = useSearch({ from: "/frame/systems/$systemId/ledger" });
  const navigate = useNavigate({ from: "/systems/$systemId/ledger" });
  const change = useCallback(
    (part: { readonly [Key in keyof LedgerSearch]: LedgerSearch[Key] | undefined }): void =>
      void navigate({ search: (old) => without(old, part), replace: true, resetScroll: false }),
    [navigate],
  );
  const clear = useCallback(
    (): void => void navigate({ search: cleared, replace: true, resetScroll: false }),
    [navigate],
  );
  return { search, change, clear };
};

const without = (old: LedgerSearch, part: object): LedgerSearch =>
  Object.fromEntries(Object.entries({ ...old, ...part }).filter(([, value]) => value !== undefined));

/** Status and sort stay; where nothing but the status narrows the view, that goes too. */
const cleared = (old: LedgerSearch): LedgerSearch => ({
  ...(old.status !== undefined && isNarrowed(old) ? { status: old.status } : {}),
  ...(old.sort === undefined ? {} : { sort: old.sort }),
});

/** Whether anything beside the status narrows the view. */
export const isNarrowed = (search: LedgerSearch): boolean =>
  search.risk !== undefined ||
  search.time !== undefined ||
  search.notObserved === true ||
  search.noContact === true ||
  search.draft === true ||
  search.evergreen === true ||
  search.owner !== undefined ||
  search.family !== undefined ||
  search.source !== undefined ||
  search.rating !== undefined ||
  search.closedFrom !== undefined ||
  search.detectedFrom !== undefined ||
  search.detectedTo !== undefined ||
  search.q !== undefined ||
  search.filter !== undefined;
