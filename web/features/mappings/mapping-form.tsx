import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { Mapping, MappingColumn, MappingPreview } from "../../api/api.generated.ts";
import { Table } from "../../components/table.tsx";
import { DateFormatField } from "./date-format-field.tsx";
import { FieldRow } from "./field-row.tsx";
import {
  FIELD_ORDER,
  FIELD_WORDS,
  type MappedField,
  REQUIRED,
  SEVERITY_CHOICES,
  STATUS_CHOICES,
} from "./mapping-words.ts";
import classes from "./mappings.module.css";
import { SourceFields } from "./source-fields.tsx";
import { WordRows } from "./word-rows.tsx";

type MappingFormProps = {
  readonly draft: Mapping;
  readonly columns: readonly MappingColumn[];
  readonly problems: MappingPreview["problems"];
  readonly disabled: boolean;
  readonly onChange: (draft: Mapping) => void;
};

/** All parts of a mapping in the order in which a person thinks of them: whence, which columns, what their words mean. */
export const MappingForm = ({ draft, columns, problems, disabled, onChange }: MappingFormProps) => {
  const set = (part: Partial<Mapping>): void => onChange({ ...draft, ...part });
  const problemAt = (field: string): string | null =>
    problems.find((problem) => problem.field === field)?.message ?? null;
  const shown = FIELD_ORDER.filter((field) => REQUIRED.includes(field) || draft.fields[field] !== undefined);
  const others = FIELD_ORDER.filter((field) => !shown.includes(field));
  const valuesOf = (field: MappedField): readonly string[] => {
    const place = draft.fields[field];
    if (place === undefined) return [];
    if ("constant" in place) return [place.constant];
    return columns.find(({ name }) => name === place.columns[0])?.values ?? [];
  };
  const { severity, status, foundOn } = draft.fields;

  return (
    <div className={classes["form"]}>
      <SourceFields
        source={draft.source ?? {}}
        disabled={disabled}
        onChange={(source) =>
          set({
            source,
            // Whoever names no detector means the source itself.
            ...(draft.detector === "" || draft.detector === draft.source?.kind
              ? { detector: source.kind ?? "" }
              : {}),
          })
        }
      />
      <div className={classes["pair"]}>
        <TextInput
          label="Detector"
          description="Part of each weakness's identity, such as acme-scanner or audit."
          required
          value={draft.detector}
          maxLength={60}
          disabled={disabled}
          error={draft.detector === "" ? null : problemAt("detector")}
          onChange={(event) => set({ detector: event.currentTarget.value })}
        />
        <NativeSelect
          label="Kind of findings"
          description="Configuration findings can share one item."
          value={draft.kind}
          disabled={disabled}
          data={[
            { value: "vulnerability", label: "Vulnerabilities" },
            { value: "configuration", label: "Configuration" },
          ]}
          onChange={(event) =>
            set({ kind: event.currentTarget.value === "configuration" ? "configuration" : "vulnerability" })
          }
        />
      </div>
      <div className={classes["part"]}>
        <h3>Columns</h3>
        <div className={classes["box"]}>
          <Table label="Fields and their columns" stack>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">From</th>
                <th scope="col">Values in the file</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((field) => (
                <FieldRow
                  key={field}
                  field={field}
                  place={draft.fields[field]}
                  columns={columns}
                  problem={problemAt(`fields.${field}`)}
                  disabled={disabled}
                  onChange={(place) => {
                    const { [field]: _, ...rest } = draft.fields;
                    set({ fields: place === undefined ? rest : { ...rest, [field]: place } });
                  }}
                />
              ))}
            </tbody>
          </Table>
        </div>
        {!disabled && others.length > 0 && (
          <NativeSelect
            label="Another field"
            size="xs"
            maw={260}
            value=""
            data={[
              { value: "", label: "Choose a field to add" },
              ...others.map((field) => ({ value: field, label: FIELD_WORDS[field] })),
            ]}
            onChange={(event) => {
              const field = others.find((known) => known === event.currentTarget.value);
              const [first] = columns;
              if (field !== undefined && first !== undefined)
                set({ fields: { ...draft.fields, [field]: { columns: [first.name] } } });
            }}
          />
        )}
      </div>
      <div className={classes["pair"]}>
        {severity !== undefined && (
          <div className={classes["part"]}>
            <h3>Words for severity</h3>
            <div className={classes["box"]}>
              <WordRows
                label="Words for severity"
                found={valuesOf("severity")}
                meanings={draft.severities}
                choices={SEVERITY_CHOICES}
                disabled={disabled}
                onChange={(severities) => set({ severities })}
              />
            </div>
          </div>
        )}
        {status !== undefined && (
          <div className={classes["part"]}>
            <h3>Words for the status</h3>
            <div className={classes["box"]}>
              <WordRows
                label="Words for the status"
                found={valuesOf("status")}
                meanings={draft.statuses}
                choices={STATUS_CHOICES}
                disabled={disabled}
                onChange={(statuses) => set({ statuses })}
              />
            </div>
          </div>
        )}
      </div>
      {foundOn !== undefined && (
        <DateFormatField
          formats={draft.dateFormats}
          values={valuesOf("foundOn")}
          problem={problemAt("dateFormats")}
          disabled={disabled}
          onChange={(dateFormats) => set({ dateFormats: [...dateFormats] })}
        />
      )}
      <div className={classes["part"]}>
        <Checkbox
          label="The file lists every finding of each asset in it"
          description="Only then does a finding that it no longer lists count as fixed on that asset."
          checked={draft.complete !== null}
          disabled={disabled}
          onChange={(event) => set({ complete: event.currentTarget.checked ? "" : null })}
        />
        {draft.complete !== null && (
          <TextInput
            label="Why that is so"
            description="Stands with every import that is read this way."
            required
            maw={560}
            maxLength={500}
            value={draft.complete}
            disabled={disabled}
            onChange={(event) => set({ complete: event.currentTarget.value })}
          />
        )}
      </div>
    </div>
  );
};
