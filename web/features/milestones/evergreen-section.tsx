import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { EvergreenReport, System } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { count, counted } from "../../components/format.ts";
import { DayText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { EvergreenMark } from "./evergreen-mark.tsx";
import { EvergreenParts } from "./evergreen-parts.tsx";
import { ItemLinks } from "./item-links.tsx";
import { evergreenQuery } from "./queries.ts";

/** Items whose dates are rolled instead of kept, with why that is said, and whose they are. */
export const EvergreenSection = ({ system }: { readonly system: System }) => {
  const query = useQuery(evergreenQuery(system.id));
  if (query.isError) return <FaultAlert error={query.error} retry={query.refetch} />;
  if (query.data === undefined) return <Skeleton height={320} />;
  const report = query.data;
  if (report.items.length === 0)
    return (
      <EmptyState title="No date was moved on">
        An item whose date is rolled forward at every review is never late and never done. It stands out here:
        how often it was moved, how far, and whether the reasons are the same words again.
      </EmptyState>
    );
  return (
    <>
      <Items system={system} report={report} />
      <Owners owners={report.owners} />
    </>
  );
};

const headline = ({ evergreen, items, index }: EvergreenReport["total"]): string => {
  const moved = `${counted(items, "item")} moved, mean index ${index}`;
  return evergreen === 0
    ? `No evergreen item; ${moved}`
    : `${counted(evergreen, "evergreen item")}; ${moved}`;
};

const Items = ({ system, report }: { readonly system: System; readonly report: EvergreenReport }) => (
  <Section title={headline(report.total)} padded={false}>
    <Table label="Evergreen index of items" stack>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Weakness</th>
          <th scope="col" data-number>
            Index
          </th>
          <th scope="col">Why</th>
          <th scope="col">Scheduled</th>
          <th scope="col">Owner</th>
        </tr>
      </thead>
      <tbody>
        {report.items.map(({ poamId, weaknessName, owner, scheduledCompletionDate, evergreen }) => (
          <tr key={poamId}>
            <th scope="row">
              <ItemLinks systemId={system.id} poamIds={[poamId]} />
            </th>
            <td data-label="Weakness">{weaknessName}</td>
            <td data-label="Index" data-number>
              <span>
                {evergreen.index} <EvergreenMark evergreen={evergreen} />
              </span>
            </td>
            <td data-label="Why">
              <EvergreenParts
                evergreen={evergreen}
                label={`Why the index of ${poamId} is ${evergreen.index}`}
              />
            </td>
            <td data-label="Scheduled">
              <DayText day={scheduledCompletionDate} />
            </td>
            <td data-label="Owner">{owner ?? "nobody"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Section>
);

const Owners = ({ owners }: Pick<EvergreenReport, "owners">) => (
  <Section title="By owner" padded={false}>
    <Table label="Evergreen index of owners" stack>
      <thead>
        <tr>
          <th scope="col">Owner</th>
          <th scope="col" data-number>
            Evergreen
          </th>
          <th scope="col" data-number>
            Moved items
          </th>
          <th scope="col" data-number>
            Mean index
          </th>
          <th scope="col" data-number>
            Occasions
          </th>
          <th scope="col" data-number>
            Days
          </th>
        </tr>
      </thead>
      <tbody>
        {owners.map(({ owner, total }) => (
          <tr key={owner ?? ""}>
            <th scope="row">{owner ?? "Nobody"}</th>
            <td data-label="Evergreen" data-number>
              {count(total.evergreen)}
            </td>
            <td data-label="Moved items" data-number>
              {count(total.items)}
            </td>
            <td data-label="Mean index" data-number>
              {total.index}
            </td>
            <td data-label="Occasions" data-number>
              {count(total.occasions)}
            </td>
            <td data-label="Days" data-number>
              {count(total.days)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Section>
);
