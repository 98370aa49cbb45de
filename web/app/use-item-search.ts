import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type FoundItem, searchItems } from "../api/api.generated.ts";

/** Shorter words stand in nearly every name. */
const FEWEST_LETTERS = 2;
/** So many are shown; the ledger shows them all. */
export const MOST_FOUND = 8;
const PAUSE_MS = 180;

const NONE: readonly FoundItem[] = [];

type ItemSearch = {
  readonly found: readonly FoundItem[];
  /** Whether the server has not answered yet for what is typed now. */
  readonly searching: boolean;
  readonly failed: boolean;
};

/**
 * Items for what is typed, those of the present system first. The server is asked once the typing rests; an answer that
 * is no longer wanted is given up.
 */
export const useItemSearch = (typed: string, systemId: string | undefined): ItemSearch => {
  const q = typed.trim();
  const [rested] = useDebouncedValue(q, PAUSE_MS);
  const asks = q.length >= FEWEST_LETTERS;
  const enabled = asks && rested === q;
  const { data, isError } = useQuery({
    queryKey: ["item-search", systemId, rested],
    queryFn: ({ signal }) =>
      searchItems({ query: { q: rested.slice(0, 200), first: systemId, limit: MOST_FOUND } }, { signal }),
    enabled,
    staleTime: 10_000,
    gcTime: 30_000,
  });
  const answered = enabled && data !== undefined;
  return {
    found: answered ? data : NONE,
    searching: asks && !answered && !(enabled && isError),
    failed: enabled && isError,
  };
};
