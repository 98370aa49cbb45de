import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { changeOwnField, type ListedOwnField, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { counted } from "../../components/format.ts";
import {
  type KeptDeedsProps,
  type KeptFormProps,
  KeptList,
  RetireButtons,
} from "../milestones/kept-list.tsx";
import classes from "../milestones/milestones.module.css";
import { KIND_WORDS } from "./field-kinds.ts";
import { OwnFieldForm } from "./own-field-form.tsx";
import { ownFieldsQuery } from "./queries.ts";

/** The fields that the organization adds to its items. */
export const OwnFieldsSection = ({ system }: { readonly system: System }) => (
  <KeptList
    system={system}
    title="Your own fields"
    about={
      <>
        Every item of every system of {system.organization} has them, under Plan; the ledger can show them as
        columns. Documents of authorities have no column for them; a field can go along in the comments.
      </>
    }
    noun="field"
    query={useQuery(ownFieldsQuery(system.id))}
    keyOf={({ key }) => key}
    Shown={ShownField}
    Form={FieldForm}
    Deeds={Deeds}
  />
);

const ShownField = ({ entry }: { readonly entry: ListedOwnField }) => (
  <>
    <div className={classes["head"]}>
      <span className={classes["number"]}>{entry.label}</span>
      <span>
        {KIND_WORDS[entry.kind]}
        {entry.inDocuments && ", in documents"}
        {entry.retired && ", not offered any more"}
      </span>
      <code>{entry.key}</code>
    </div>
    <p className={classes["quiet"]}>
      Filled in {counted(entry.items, "item")}.
      {entry.choices.length > 0 && ` Choices: ${entry.choices.join(", ")}.`}
    </p>
  </>
);

const FieldForm = ({ system, entry, onDone }: KeptFormProps<ListedOwnField>) => (
  <OwnFieldForm system={system} field={entry} onDone={onDone} />
);

const Deeds = ({ system, entry: field, onEdit }: KeptDeedsProps<ListedOwnField>) => {
  const queryClient = useQueryClient();
  const retire = useMutation({
    mutationFn: (retired: boolean) =>
      changeOwnField({ path: { systemId: system.id, fieldKey: field.key }, body: { retired } }),
    onSuccess: async ({ retired }) => {
      await queryClient.invalidateQueries({ queryKey: ["system"] });
      notifyDone(retired ? "The field is retired." : "The field is offered again.");
    },
  });
  return (
    <>
      {retire.isError && <FaultAlert error={retire.error} />}
      <RetireButtons
        noun="field"
        name={field.label}
        retired={field.retired}
        pending={retire.isPending}
        onEdit={onEdit}
        onRetire={retire.mutate}
      />
    </>
  );
};
