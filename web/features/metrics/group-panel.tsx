import type { MetricsGroup } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import classes from "./metrics.module.css";

type GroupPanelProps = {
  readonly title: string;
  readonly head: string;
  /** What the group without a name is called. */
  readonly none: string;
  readonly groups: readonly MetricsGroup[];
};

const MOST = 20;

/** Open and late items, and those closed in the last year, by something; the most late ones first. */
export const GroupPanel = ({ title, head, none, groups }: GroupPanelProps) => (
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
          {groups.slice(0, MOST).map(({ name, open, late, closed }) => (
            <tr key={name ?? ""}>
              <th scope="row" className={classes["what"]}>
                {name ?? none}
              </th>
              <td data-number>{count(open)}</td>
              <td data-number>{count(late)}</td>
              <td data-number>{count(closed)}</td>
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
