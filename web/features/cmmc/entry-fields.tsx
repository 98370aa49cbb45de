import { Textarea, TextInput } from "@mantine/core";
import type { CmmcEntry, CmmcRegister } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";

type EntryFieldsProps = {
  readonly register: CmmcRegister;
  readonly entry: CmmcEntry | null;
  /** Whether the day of the next review is asked for; afterwards only a review moves it. */
  readonly asksReview: boolean;
};

/** What a register needs of an entry. */
export const EntryFields = ({ register, entry, asksReview }: EntryFieldsProps) => (
  <>
    <Words name="description" label="Description" value={entry?.description} required />
    {register === "assessment poam" && (
      <>
        <TextInput
          name="scheduledCompletionDate"
          label="Scheduled completion date"
          type="date"
          required
          defaultValue={entry?.scheduledCompletionDate ?? ""}
        />
        <Words name="resources" label="Resources (if known)" value={entry?.resources} />
      </>
    )}
    {register === "operational plan" && (
      <>
        <TextInput
          name="aroseOn"
          label="Arose on"
          description="After the requirement was implemented."
          type="date"
          required
          defaultValue={entry?.aroseOn ?? ""}
        />
        <Words
          name="correctiveAction"
          label="Corrective action"
          description="The fix is known and feasible."
          value={entry?.correctiveAction}
          required
        />
        {asksReview && (
          <TextInput
            name="nextReviewOn"
            label="Next deficiency review"
            description="It counts as MET once a review shows progress."
            type="date"
            required
            defaultValue={entry?.nextReviewOn ?? ""}
          />
        )}
      </>
    )}
    {register === "enduring exception" && (
      <>
        <Words name="rationale" label="Why remediation is not feasible" value={entry?.rationale} required />
        <Words name="mitigations" label="Mitigations" value={entry?.mitigations} required />
        <TextInput
          name="sspReference"
          label="Where the system security plan describes it"
          required
          maxLength={1000}
          defaultValue={entry?.sspReference ?? ""}
        />
      </>
    )}
  </>
);

type WordsProps = {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly value: string | null | undefined;
  readonly required?: boolean;
};

const Words = ({ name, label, description, value, required = false }: WordsProps) => (
  <Textarea
    name={name}
    label={label}
    description={description}
    required={required}
    autosize
    minRows={2}
    maxLength={10_000}
    defaultValue={value ?? ""}
  />
);

type ItemsFieldProps = { readonly entry: CmmcEntry | null };

export const ItemsField = ({ entry }: ItemsFieldProps) => (
  <TextInput
    name="poamIds"
    label="POA&M items of the ledger (if any)"
    description="Their numbers, separated by commas."
    defaultValue={entry?.items.map(({ poamId }) => poamId).join(", ") ?? ""}
  />
);

const NAMES = [
  "scheduledCompletionDate",
  "resources",
  "aroseOn",
  "correctiveAction",
  "rationale",
  "mitigations",
  "sspReference",
] as const;
type FieldName = (typeof NAMES)[number];

/** The fields of an entry as the form has them; those that it lacks are left out. */
export const entryOf = (
  form: FormData,
): { readonly description: string } & Partial<Record<FieldName, string | null>> => ({
  description: field(form, "description"),
  ...Object.fromEntries(
    NAMES.filter((name) => form.has(name)).map((name) => [name, field(form, name) || null]),
  ),
});

export const itemsOf = (form: FormData): string[] =>
  field(form, "poamIds")
    .split(/[\s,;]+/)
    .filter((number) => number !== "");
