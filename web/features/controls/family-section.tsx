import type { ControlFamily } from "../../api/api.generated.ts";
import { count, counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { ControlLink, ControlTitle } from "./control-link.tsx";
import classes from "./controls.module.css";

type FamilySectionProps = { readonly systemId: string; readonly family: ControlFamily };

/** One family: each control that items name, with how many of them go on. */
export const FamilySection = ({ systemId, family }: FamilySectionProps) => (
  <Section
    title={familyName(family)}
    padded={false}
    aside={<span className={classes["quiet"]}>{counted(family.open, "item")} not closed</span>}
  >
    <Table label={`Controls: ${familyName(family)}`} stack>
      <thead>
        <tr>
          <th scope="col" className={classes["control"]}>
            Control
          </th>
          <th scope="col">Title</th>
          <th scope="col" className={classes["number"]}>
            Not closed
          </th>
          <th scope="col" className={classes["number"]}>
            Closed
          </th>
        </tr>
      </thead>
      <tbody>
        {family.controls.map((control) => (
          <tr key={control.key}>
            <td>
              <ControlLink systemId={systemId} control={control} />
            </td>
            <td data-label="Title" className={classes["words"]}>
              <ControlTitle title={control.title} withdrawn={control.withdrawn} />
            </td>
            <td data-label="Not closed" className={classes["number"]}>
              {count(control.open)}
            </td>
            <td data-label="Closed" className={classes["number"]}>
              {count(control.ended)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Section>
);

const familyName = ({ family, title }: ControlFamily): string =>
  title === null ? family : `${family} ${title}`;
