import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Item, ItemChange, ItemFieldSpec, System } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import { valueOf, wordsOf } from "./field-values.ts";
import { FieldsForm } from "./fields-form.tsx";
import classes from "./fields.module.css";
import { itemFieldsQuery } from "./queries.ts";
import { RegisterLink } from "./register-link.tsx";

type FieldsPanelProps = {
  readonly title: string;
  readonly system: System;
  readonly item: Item;
  readonly groups: readonly ItemFieldSpec["group"][];
  /** Fields that are named even when nothing is in them, because their absence is the news. */
  readonly always?: readonly string[];
  /** Facts before the fields. */
  readonly facts?: ReactNode;
  /** Fields that the facts show already. */
  readonly apart?: readonly string[];
  readonly more?: ReactNode;
  readonly moreOf?: (form: FormData, base: Item) => Partial<ItemChange>;
};

const NONE: readonly string[] = [];

/** Some groups of the item's fields: read first, edited on demand. Empty ones are only counted. */
export const FieldsPanel = ({
  title,
  system,
  item,
  groups,
  always = NONE,
  facts,
  apart = NONE,
  more,
  moreOf,
}: FieldsPanelProps) => {
  const [editing, setEditing] = useState(false);
  const { data: all = [] } = useQuery(itemFieldsQuery(system.id));
  const specs = all.filter(({ group }) => groups.includes(group));
  const named = specs.filter((spec) => valueOf(item, spec) !== null || always.includes(spec.name));
  const shown = named.filter(({ name }) => !apart.includes(name));
  const empty = specs.length - named.length;
  return (
    <Section
      title={title}
      aside={
        may(system, "item.edit") &&
        !editing && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden="true" />}
            onClick={() => setEditing(true)}
          >
            Edit {title.toLowerCase()}
          </Button>
        )
      }
    >
      {editing ? (
        <FieldsForm
          title={title}
          system={system}
          item={item}
          specs={specs}
          more={more}
          {...(moreOf === undefined ? {} : { moreOf })}
          onDone={() => setEditing(false)}
        />
      ) : (
        <>
          <dl className={classes["fields"]}>
            {facts}
            {shown.map((spec) => (
              <FieldFact
                key={spec.name}
                name={spec.label}
                value={
                  spec.name === "riskRegisterLink" && item.fields.riskRegisterLink !== null ? (
                    <RegisterLink item={item} />
                  ) : (
                    wordsOf(valueOf(item, spec))
                  )
                }
                wide={spec.kind === "text"}
              />
            ))}
          </dl>
          {empty > 0 && (
            <p className={classes["empty"]}>
              {empty === specs.length && facts === undefined
                ? "Nothing is written yet."
                : `${empty} more empty.`}
            </p>
          )}
        </>
      )}
    </Section>
  );
};

type FieldFactProps = { readonly name: string; readonly value: ReactNode; readonly wide?: boolean };

export const FieldFact = ({ name, value, wide = false }: FieldFactProps) => (
  <div data-wide={wide || undefined}>
    <dt>{name}</dt>
    <dd>{value ?? <span className={classes["none"]}>none</span>}</dd>
  </div>
);
