import { Button, Skeleton, Text } from "@mantine/core";
import { type ComponentType, type ReactNode, useState } from "react";
import type { System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { Section } from "../../components/section.tsx";
import { may } from "../systems/queries.ts";
import classes from "./milestones.module.css";

export type KeptFormProps<Entry> = {
  readonly system: System;
  readonly entry: Entry | null;
  readonly onDone: () => void;
};

export type KeptDeedsProps<Entry> = {
  readonly system: System;
  readonly entry: Entry;
  readonly onEdit: () => void;
};

type KeptListProps<Entry> = {
  readonly system: System;
  readonly title: string;
  readonly about: ReactNode;
  /** What one of them is called: "statement", "field". */
  readonly noun: string;
  readonly query: {
    readonly isError: boolean;
    readonly isPending: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
    readonly data: readonly Entry[] | undefined;
  };
  readonly keyOf: (entry: Entry) => string;
  /** An entry as it is read. */
  readonly Shown: ComponentType<{ readonly entry: Entry }>;
  /** The form of an entry, or of a new one. */
  readonly Form: ComponentType<KeptFormProps<Entry>>;
  /** What may be done with an entry. */
  readonly Deeds: ComponentType<KeptDeedsProps<Entry>>;
};

/** What an organization keeps for all its systems: added, reworded and retired, never removed. One is edited at a time. */
export const KeptList = <Entry,>({
  system,
  title,
  about,
  noun,
  query,
  keyOf,
  Shown,
  Form,
  Deeds,
}: KeptListProps<Entry>) => {
  const [editing, setEditing] = useState<{ readonly entry: string | null } | null>(null);
  const mayChange = may(system, "policy.adopt");
  const done = (): void => setEditing(null);
  const entries = query.data ?? [];
  return (
    <Section
      title={title}
      aside={
        mayChange &&
        editing === null && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing({ entry: null })}>
            Add a {noun}
          </Button>
        )
      }
    >
      <Text size="sm" maw={720}>
        {about}
      </Text>
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={80} mt="sm" />}
      {editing?.entry === null && <Form system={system} entry={null} onDone={done} />}
      {query.data?.length === 0 && editing === null && (
        <Text size="sm" c="dimmed" mt="sm">
          There is no {noun} yet.
        </Text>
      )}
      {entries.length > 0 && (
        <ul className={classes["list"]} aria-label={title} style={{ marginTop: 12 }}>
          {entries.map((entry) => (
            <li key={keyOf(entry)}>
              <Shown entry={entry} />
              {mayChange && editing === null && (
                <Deeds system={system} entry={entry} onEdit={() => setEditing({ entry: keyOf(entry) })} />
              )}
              {editing?.entry === keyOf(entry) && <Form system={system} entry={entry} onDone={done} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

type RetireButtonsProps = {
  readonly noun: string;
  readonly name: string;
  readonly retired: boolean;
  readonly pending: boolean;
  readonly onEdit: () => void;
  readonly onRetire: (retired: boolean) => void;
};

/** Edit an entry, and take it out of what is offered or put it back. */
export const RetireButtons = ({ noun, name, retired, pending, onEdit, onRetire }: RetireButtonsProps) => {
  const deed = retired ? "Offer again" : "Retire";
  return (
    <div className={classes["actions"]}>
      <Button size="compact-sm" variant="default" aria-label={`Edit the ${noun} ${name}`} onClick={onEdit}>
        Edit
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        loading={pending}
        aria-label={`${deed} the ${noun} ${name}`}
        onClick={() => onRetire(!retired)}
      >
        {deed}
      </Button>
    </div>
  );
};
