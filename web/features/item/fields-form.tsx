import { Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type SubmitEvent, useState } from "react";
import {
  type Item,
  type ItemChange,
  type ItemFieldSpec,
  type System,
  updateItem,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { isFault, notifyDone } from "../../components/fault.ts";
import classes from "./fields.module.css";
import { FieldInput } from "./field-input.tsx";
import { changeOf, valueOf } from "./field-values.ts";
import { itemQuery, keepItem } from "./queries.ts";
import { StaleNote } from "./stale-note.tsx";

type FieldsFormProps = {
  readonly title: string;
  readonly system: System;
  readonly item: Item;
  readonly specs: readonly ItemFieldSpec[];
  /** Inputs before the fields, and what they change. */
  readonly more?: ReactNode;
  readonly moreOf?: (form: FormData, base: Item) => Partial<ItemChange>;
  readonly onDone: () => void;
};

/** Edits with an explicit save. A stale version is never overwritten: the item is read again and the person decides. */
export const FieldsForm = ({ title, system, item, specs, more, moreOf, onDone }: FieldsFormProps) => {
  const queryClient = useQueryClient();
  // The item as it was when the form opened: what later arrives from the server must not swap what is being edited.
  const [base] = useState(item);
  const save = useMutation({
    mutationFn: (change: ItemChange) =>
      updateItem({ path: { systemId: system.id, poamId: item.poamId }, body: change }),
    onSuccess: (changed) => {
      keepItem(queryClient, system.id, changed);
      notifyDone(`${changed.poamId} saved.`);
      onDone();
    },
    onError: (error) => {
      if (!isFault(error, "item.stale")) return;
      void queryClient.invalidateQueries({ queryKey: itemQuery(system.id, item.poamId).queryKey });
    },
  });
  const stale = isFault(save.error, "item.stale");
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // After a refusal for staleness the newest version is known: saving again is then a decision, not an accident.
    const version = stale ? item.version : base.version;
    save.mutate({ version, ...changeOf(form, specs, base), ...moreOf?.(form, base) });
  };

  return (
    <form onSubmit={submit} aria-label={`Edit ${title.toLowerCase()}`}>
      <Stack gap="sm">
        {stale && <StaleNote item={item} base={base} specs={specs} />}
        {save.isError && !stale && <FaultAlert error={save.error} />}
        <div className={classes["inputs"]}>
          {more}
          {specs.map((spec) => (
            <div key={spec.name} data-wide={spec.kind === "text" || undefined}>
              <FieldInput spec={spec} value={valueOf(base, spec)} />
            </div>
          ))}
        </div>
        <FormButtons action={stale ? "Save over it" : "Save"} pending={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
};
