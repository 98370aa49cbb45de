import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { FieldPlace, MappingColumn } from "../../api/api.generated.ts";
import { FIELD_WORDS, JOINED, type MappedField, REQUIRED } from "./mapping-words.ts";
import classes from "./mappings.module.css";

/** Headers are trimmed, so none begins with a space. */
const CONSTANT = " constant";
const KINDS = ["host", "image", "repository", "site", "cloud"];

type FieldRowProps = {
  readonly field: MappedField;
  readonly place: FieldPlace | undefined;
  readonly columns: readonly MappingColumn[];
  readonly problem: string | null;
  readonly disabled: boolean;
  readonly onChange: (place: FieldPlace | undefined) => void;
};

/** Where one field comes from: a column, several, or one value for every row; beside it what stands there. */
export const FieldRow = ({ field, place, columns, problem, disabled, onChange }: FieldRowProps) => {
  const name = FIELD_WORDS[field];
  const required = REQUIRED.includes(field);
  const chosen = place !== undefined && "columns" in place ? place.columns : [];
  const constant = place !== undefined && "constant" in place ? place.constant : null;
  const options = columns.map((column) => ({ value: column.name, label: column.name }));
  const set = (index: number, value: string): void => {
    if (value === CONSTANT) return onChange({ constant: field === "assetKind" ? "host" : "" });
    const next = value === "" ? chosen.filter((_, at) => at !== index) : chosen.with(index, value);
    onChange(next.length === 0 ? undefined : { columns: next });
  };
  const first = constant === null ? (chosen[0] ?? "") : CONSTANT;
  const unused = columns.find((column) => !chosen.includes(column.name));

  return (
    <tr>
      <th scope="row">
        {name}
        {required && <span className={classes["required"]}> required</span>}
        {problem !== null && <div className={classes["problem"]}>{problem}</div>}
      </th>
      <td data-label="From">
        <div className={classes["places"]}>
          <NativeSelect
            aria-label={`${name} comes from`}
            size="xs"
            disabled={disabled}
            value={first}
            data={[
              { value: "", label: "Not in the file" },
              ...options,
              { value: CONSTANT, label: "One value for every row" },
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (chosen.length === 0 && value !== "" && value !== CONSTANT) onChange({ columns: [value] });
              else if (chosen.length === 0 && value === "") onChange(undefined);
              else set(0, value);
            }}
          />
          {chosen.slice(1).map((column, index) => (
            <NativeSelect
              key={column}
              aria-label={`${name} comes also from`}
              size="xs"
              disabled={disabled}
              value={column}
              data={[{ value: "", label: "Leave out" }, ...options]}
              onChange={(event) => set(index + 1, event.currentTarget.value)}
            />
          ))}
          {constant !== null && field === "assetKind" && (
            <NativeSelect
              aria-label={`${name} of every row`}
              size="xs"
              disabled={disabled}
              value={constant}
              data={KINDS}
              onChange={(event) => onChange({ constant: event.currentTarget.value })}
            />
          )}
          {constant !== null && field !== "assetKind" && (
            <TextInput
              aria-label={`${name} of every row`}
              size="xs"
              disabled={disabled}
              value={constant}
              maxLength={2000}
              onChange={(event) => onChange({ constant: event.currentTarget.value })}
            />
          )}
          {JOINED[field] !== undefined && chosen.length > 0 && unused !== undefined && !disabled && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Add a column to ${name}`}
              onClick={() => onChange({ columns: [...chosen, unused.name] })}
            >
              Add a column
            </Button>
          )}
        </div>
      </td>
      <td data-label="Values" className={classes["values"]}>
        {sampleOf(columns, chosen)}
        {chosen.length > 1 && (
          <span className={classes["how"]}> ({JOINED[field] ?? "the first that is filled"})</span>
        )}
      </td>
    </tr>
  );
};

const SHOWN = 3;
const sampleOf = (columns: readonly MappingColumn[], chosen: readonly string[]): string =>
  columns
    .filter(({ name }) => chosen.includes(name))
    .map(({ values }) =>
      values
        .filter((value) => value !== "")
        .slice(0, SHOWN)
        .map((value) => (value.length > 60 ? `${value.slice(0, 59)}…` : value))
        .join(" · "),
    )
    .join(" + ");
