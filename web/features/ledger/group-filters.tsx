import { Button, NativeSelect, Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useMemo } from "react";
import type { ItemRow } from "../../api/api.generated.ts";
import classes from "./ledger.module.css";
import { useLedgerSearch } from "./use-ledger-search.ts";

type Group = {
  readonly key: "owner" | "family" | "source";
  readonly name: string;
  readonly any: string;
  /** What items without one are called. */
  readonly none: string;
  readonly of: (row: ItemRow) => readonly string[];
};

/** THE groups by which the metrics count and the ledger filters. */
const GROUPS: readonly Group[] = [
  { key: "owner", name: "Owner", any: "Any owner", none: "Nobody", of: ({ ownedBy }) => [ownedBy ?? ""] },
  {
    key: "family",
    name: "Control family",
    any: "Any family",
    none: "No control",
    of: ({ families }) => (families.length === 0 ? [""] : families),
  },
  {
    key: "source",
    name: "Source",
    any: "Any source",
    none: "Not known",
    of: ({ detectorSource }) => [detectorSource],
  },
];

type GroupFiltersProps = { readonly items: readonly ItemRow[] };

const ANY = "any";
const { compare } = new Intl.Collator("en", { numeric: true });

/** Owner, control family and source to choose, of those that items have. */
export const GroupSelects = ({ items }: GroupFiltersProps) => {
  const { search, change } = useLedgerSearch();
  const names = useMemo(
    () => GROUPS.map(({ of }) => [...new Set(items.flatMap(of))].toSorted(compare)),
    [items],
  );
  return (
    <div className={classes["groups"]}>
      {GROUPS.map(({ key, name, any, none }, index) => {
        const chosen = search[key];
        const known = names[index] ?? [];
        // An address may ask for one that no item has any more.
        const all = chosen === undefined || known.includes(chosen) ? known : [...known, chosen];
        return (
          <NativeSelect
            key={key}
            size="xs"
            label={name}
            value={chosen === undefined ? ANY : `=${chosen}`}
            data={[
              { value: ANY, label: any },
              ...all.map((each) => ({ value: `=${each}`, label: each === "" ? none : each })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              change({ [key]: value === ANY ? undefined : value.slice(1) })
            }
          />
        );
      })}
    </div>
  );
};

/** The same behind a button. */
export const GroupFilters = ({ items }: GroupFiltersProps) => (
  <Popover position="bottom-start" width={280} trapFocus returnFocus>
    <Popover.Target>
      <Button size="xs" variant="default" leftSection={<IconFilter size={14} aria-hidden="true" />}>
        Owner, family, source
      </Button>
    </Popover.Target>
    <Popover.Dropdown aria-label="Owner, family, source">
      <GroupSelects items={items} />
    </Popover.Dropdown>
  </Popover>
);
