import { NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import type { FieldValue, ItemFieldSpec } from "../../api/api.generated.ts";
import { sentence } from "../../components/words.ts";
import { shownIn } from "./field-values.ts";

type FieldInputProps = { readonly spec: ItemFieldSpec; readonly value: FieldValue | null };

/** The control that fits the field's kind; its help stands under its label. */
export const FieldInput = ({ spec, value }: FieldInputProps) => {
  const common = { name: spec.name, label: spec.label, description: spec.help };
  const shown = shownIn(spec, value);
  switch (spec.kind) {
    case "text":
      return (
        <Textarea {...common} defaultValue={shown} autosize minRows={2} maxRows={12} maxLength={spec.max} />
      );
    case "number":
      return (
        <NumberInput
          {...common}
          defaultValue={shown}
          min={0}
          max={spec.max}
          decimalScale={2}
          hideControls
          thousandSeparator={false}
        />
      );
    case "date":
      return <TextInput {...common} type="date" defaultValue={shown} />;
    case "choice":
      return (
        <NativeSelect
          {...common}
          defaultValue={shown}
          data={[
            { value: "", label: "Not said" },
            ...(spec.choices ?? []).map((choice) => ({ value: choice, label: sentence(choice) })),
          ]}
        />
      );
    case "yes-no":
      return (
        <NativeSelect
          {...common}
          defaultValue={shown}
          data={[
            { value: "", label: "Not said" },
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
      );
    case "line":
    case "list":
      return (
        <TextInput {...common} defaultValue={shown} maxLength={spec.kind === "line" ? spec.max : 32_000} />
      );
  }
};
