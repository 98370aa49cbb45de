import type { Metrics, MetricsGroup } from "../../api/api.generated.ts";
import type { LedgerSearch } from "../../app/search-params.ts";
import { count } from "../../components/format.ts";
import { LedgerFigure } from "../../components/ledger-link.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./metrics.module.css";

/** By what a panel counts, and the part of the ledger's address that asks for the same. */
const GROUPINGS = {
  owner: {
    title: "By owner",
    head: "Owner",
    none: "Nobody",
    groups: ({ byOwner }: Metrics) => byOwner,
    search: (name: string): LedgerSearch => ({ owner: name }),
  },
  family: {
    title: "By control family",
    head: "Family",
    none: "No control",
    groups: ({ byFamily }: Metrics) => byFamily,
    search: (name: string): LedgerSearch => ({ family: name }),
  },
  source: {
    title: "By source",
    head: "Source",
    none: "Not known",
    groups: ({ bySource }: Metrics) => bySource,
    search: (name: string): LedgerSearch => ({ source: name }),
  },
} as const;

type GroupPanelProps = {
  readonly systemId: string;
  readonly by: keyof typeof GROUPINGS;
  readonly metrics: Metrics;
};

/** The figures of a row, each with the view of the ledger that holds exactly the items that it counts. */
const figuresOf = ({ open, late, closed }: MetricsGroup, closedFrom: string) =>
  [
    { value: open, what: "open", view: {} },
    { value: late, what: "late", view: { time: "late" } },
    { value: closed, what: "closed in 365 days", view: { status: "closed", closedFrom } },
  ] as const satisfies ReadonlyArray<{ value: number; what: string; view: LedgerSearch }>;

const MOST = 20;

/** Open and late items, and those closed in the last year, by something; the most late ones first. */
export const GroupPanel = ({ systemId, by, metrics }: GroupPanelProps) => {
  const { title, head, none, groups: groupsOf, search } = GROUPINGS[by];
  const groups = groupsOf(metrics);
  return (
    <Section title={title} padded={false}>
      {groups.length === 0 ? (
        <p className={classes["note"]} style={{ paddingTop: 12 }}>
          No item yet.
        </p>
      ) : (
        <Table label={`Items ${title.toLowerCase()}`}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {["Open", "Late", "Closed in 365 days"].map((name) => (
                <th key={name} scope="col" data-number>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, MOST).map((group) => (
              <tr key={group.name ?? ""}>
                <th scope="row" className={classes["what"]}>
                  {group.name ?? none}
                </th>
                {figuresOf(group, metrics.closedFrom).map(({ value, what, view }) => (
                  <td key={what} data-number>
                    <LedgerFigure
                      systemId={systemId}
                      search={{ ...search(group.name ?? ""), ...view }}
                      value={value}
                      label={`${what}, ${head.toLowerCase()} ${group.name ?? none.toLowerCase()}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {groups.length > MOST && (
        <p className={classes["note"]}>
          The first {MOST} of {count(groups.length)} are shown.
        </p>
      )}
    </Section>
  );
};
