import { NativeSelect, Switch, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addOwnField, changeOwnField, type OwnField, type System } from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";
import { field as typed } from "../../components/form-fields.ts";
import { InlineForm } from "../milestones/inline-form.tsx";
import classes from "../milestones/milestones.module.css";
import { KIND_WORDS, KINDS } from "./field-kinds.ts";

type OwnFieldFormProps = {
  readonly system: System;
  /** Null for a new one. */
  readonly field: OwnField | null;
  readonly onDone: () => void;
};

/** A new field, or another label and other choices of one; its kind never changes. */
export const OwnFieldForm = ({ system, field, onDone }: OwnFieldFormProps) => {
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<OwnField["kind"]>(field?.kind ?? "line");
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const label = typed(form, "label");
      const choices = typed(form, "choices")
        .split("\n")
        .map((choice) => choice.trim())
        .filter((choice) => choice !== "");
      const inDocuments = form.get("inDocuments") !== null;
      const body = kind === "choice" ? { label, choices, inDocuments } : { label, inDocuments };
      return field === null
        ? addOwnField({ path: { systemId: system.id }, body: { ...body, kind } })
        : changeOwnField({ path: { systemId: system.id, fieldKey: field.key }, body });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system"] });
      notifyDone("The field is saved.");
      onDone();
    },
  });
  return (
    <InlineForm
      label={field === null ? "Add a field" : `Edit the field ${field.label}`}
      action="Save the field"
      pending={save.isPending}
      error={save.error}
      onForm={(form) => save.mutate(form)}
      onCancel={onDone}
    >
      <div className={classes["pair"]}>
        <TextInput name="label" label="Label" defaultValue={field?.label ?? ""} required maxLength={100} />
        {field === null && (
          <NativeSelect
            label="Kind"
            value={kind}
            data={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
            onChange={(event) =>
              setKind(KINDS.find((known) => known === event.currentTarget.value) ?? "line")
            }
          />
        )}
      </div>
      {kind === "choice" && (
        <Textarea
          name="choices"
          label="Choices"
          description="One on each line, in the order in which they are offered."
          defaultValue={field?.choices.join("\n") ?? ""}
          required
          autosize
          minRows={3}
        />
      )}
      <Switch
        name="inDocuments"
        label="In documents"
        description="What an item says goes along in the comments of documents, as a line of its own."
        defaultChecked={field?.inDocuments ?? false}
      />
    </InlineForm>
  );
};
