import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { DATE_FORMATS } from "./mapping-words.ts";

type DateFormatFieldProps = {
  readonly formats: readonly string[];
  readonly values: readonly string[];
  readonly problem: string | null;
  readonly disabled: boolean;
  readonly onChange: (formats: readonly string[]) => void;
};

/** How the dates of the file are written. Never guessed where day and month could be taken for each other. */
export const DateFormatField = ({ formats, values, problem, disabled, onChange }: DateFormatFieldProps) => {
  const id = useId();
  const [text, setText] = useState(formats.join("; "));
  const examples = values.filter((value) => value !== "").slice(0, 3);
  return (
    <>
      <TextInput
        label="How dates are written"
        description={`Such as MM/DD/YYYY; several with a semicolon between.${
          examples.length === 0 ? "" : ` In the file: ${examples.join(" · ")}.`
        }`}
        required
        maw={560}
        list={id}
        maxLength={300}
        value={text}
        disabled={disabled}
        error={problem}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setText(value);
          onChange(
            value
              .split(";")
              .map((part) => part.trim())
              .filter((part) => part !== ""),
          );
        }}
      />
      <datalist id={id}>
        {DATE_FORMATS.map((format) => (
          <option key={format} value={format}>
            {format}
          </option>
        ))}
      </datalist>
    </>
  );
};
