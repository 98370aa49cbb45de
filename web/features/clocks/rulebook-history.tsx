import type { SystemRulebooks } from "../../api/api.generated.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";

/** Which rulebook the system followed since when. */
export const RulebookHistory = ({ history, rulebooks }: Pick<SystemRulebooks, "history" | "rulebooks">) => (
  <Section title="Followed so far" padded={false}>
    <Table label="Rulebooks followed so far" stack>
      <thead>
        <tr>
          <th scope="col">Since</th>
          <th scope="col">Rulebook</th>
          <th scope="col">Adopted by</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {history.toReversed().map((entry) => (
          <tr key={`${entry.adoptedAt} ${entry.rulebookId}`}>
            <th scope="row">
              <InstantText at={entry.adoptedAt} />
            </th>
            <td data-label="Rulebook">
              {rulebooks.find(({ id }) => id === entry.rulebookId)?.name ?? entry.rulebookId}
              {entry.rulebookVersion !== null && `, version ${entry.rulebookVersion}`}
            </td>
            <td data-label="Adopted by">{entry.adoptedBy}</td>
            <td data-label="Reason">{entry.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Section>
);
