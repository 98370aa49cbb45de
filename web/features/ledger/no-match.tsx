import { Button } from "@mantine/core";
import { EmptyState } from "../../components/empty-state.tsx";
import { useLedgerSearch } from "./use-ledger-search.ts";

export const NoMatch = () => {
  const { clear } = useLedgerSearch();
  return (
    <EmptyState title="No item fits" action={<Button onClick={clear}>Clear filters</Button>}>
      The filters leave nothing over. Take one away, or look at another status.
    </EmptyState>
  );
};
