import { Text } from "@mantine/core";
import type { Cmmc, CmmcEntry, CmmcRegister, System } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { may } from "../systems/queries.ts";
import { AddEntry } from "./add-entry.tsx";
import classes from "./cmmc.module.css";
import { REGISTER_WORDS } from "./cmmc-words.ts";
import { ClosedEntries } from "./closed-entries.tsx";
import { EntryRow } from "./entry-row.tsx";

type RegisterSectionProps = {
  readonly system: System;
  readonly cmmc: Cmmc;
  readonly register: CmmcRegister;
};

/** One of the three registers: what stands in it now, and what stood in it. */
export const RegisterSection = ({ system, cmmc, register }: RegisterSectionProps) => {
  const words = REGISTER_WORDS[register];
  const own = cmmc.entries.filter((entry: CmmcEntry) => entry.register === register);
  const open = own.filter(({ closed }) => closed === null);
  const closed = own.filter((entry) => entry.closed !== null);
  const permitted = register !== "assessment poam" || cmmc.level !== 1;
  return (
    <Section
      title={open.length === 0 ? words.title : `${words.title}: ${counted(open.length, "entry", "entries")}`}
      padded={false}
      aside={
        may(system, "item.edit") &&
        permitted && <AddEntry systemId={system.id} cmmc={cmmc} register={register} />
      }
    >
      <Text size="sm" c="dimmed" className={classes["about"] ?? ""}>
        {permitted ? words.about : "A POA&M is not permitted at any time for Level 1 (32 CFR 170.21(a)(1))."}
      </Text>
      {open.length > 0 && (
        <Table label={words.title} stack>
          <colgroup>
            <col className={classes["requirementColumn"] ?? ""} />
            <col />
            <col className={classes["itemsColumn"] ?? ""} />
            <col className={classes["changeColumn"] ?? ""} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Requirement</th>
              <th scope="col">What it is about</th>
              <th scope="col">Items</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {open.map((entry) => (
              <EntryRow key={entry.id} system={system} cmmc={cmmc} entry={entry} />
            ))}
          </tbody>
        </Table>
      )}
      <ClosedEntries system={system} cmmc={cmmc} entries={closed} />
    </Section>
  );
};
