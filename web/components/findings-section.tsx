import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { FaultAlert } from "./fault-alert.tsx";
import { count } from "./format.ts";
import { Section } from "./section.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";

type FindingsSectionProps = {
  readonly figures: { readonly open: number; readonly notObserved: number; readonly fixed: number };
  /** The pages of findings as they are being read. */
  readonly query: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly shown: number;
  readonly total: number;
  /** The table of what was read so far. */
  readonly children: ReactNode;
};

/** A list of findings that is read page by page, under the figures of all. */
export const FindingsSection = ({ figures, query, shown, total, children }: FindingsSectionProps) => (
  <Section
    title="Findings"
    padded={false}
    aside={
      <span className="tabular">
        {count(figures.open)} open · {count(figures.notObserved)} not observed · {count(figures.fixed)} fixed
      </span>
    }
  >
    {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
    {query.isPending && <SkeletonRows rows={6} label="Reading the findings" />}
    {children}
    {query.hasNextPage && (
      <div style={{ padding: "8px 16px" }}>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more ({count(shown)} of {count(total)})
        </Button>
      </div>
    )}
  </Section>
);
