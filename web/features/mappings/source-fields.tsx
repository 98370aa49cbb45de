import { NativeSelect, TextInput } from "@mantine/core";
import type { FindingSource, SourceKind } from "../../api/api.generated.ts";
import { SOURCE_WORDS } from "./mapping-words.ts";
import classes from "./mappings.module.css";

const KINDS = Object.keys(SOURCE_WORDS) as readonly SourceKind[];

type SourceFieldsProps = {
  readonly source: FindingSource;
  readonly disabled?: boolean;
  readonly onChange: (source: FindingSource) => void;
};

/** Where findings come from. Both parts are asked for whenever something comes in that no scanner wrote. */
export const SourceFields = ({ source, disabled = false, onChange }: SourceFieldsProps) => (
  <div className={classes["pair"]}>
    <NativeSelect
      label="Source"
      description="What found it."
      required
      disabled={disabled}
      value={source.kind ?? ""}
      data={[
        { value: "", label: "Choose the source" },
        ...KINDS.map((kind) => ({ value: kind, label: SOURCE_WORDS[kind] })),
      ]}
      onChange={(event) => {
        const kind = KINDS.find((known) => known === event.currentTarget.value);
        const { kind: _, ...rest } = source;
        onChange(kind === undefined ? rest : { ...rest, kind });
      }}
    />
    <TextInput
      label="Reference"
      description="Which one: the id of the report, the test or the ticket."
      required
      maxLength={200}
      disabled={disabled}
      value={source.reference ?? ""}
      onChange={(event) => onChange({ ...source, reference: event.currentTarget.value })}
    />
  </div>
);
