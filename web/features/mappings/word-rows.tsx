import { NativeSelect } from "@mantine/core";
import { Table } from "../../components/table.tsx";
import { plainWord } from "./mapping-words.ts";

type WordRowsProps<Meaning extends string> = {
  readonly label: string;
  /** The words as the file writes them, and those that the mapping knows. */
  readonly found: readonly string[];
  readonly meanings: Readonly<Record<string, Meaning>>;
  readonly choices: readonly { readonly value: Meaning; readonly label: string }[];
  readonly disabled: boolean;
  readonly onChange: (meanings: Record<string, Meaning>) => void;
};

/** What each word of a column means; a word without a meaning sets its rows aside. */
export const WordRows = <Meaning extends string>({
  label,
  found,
  meanings,
  choices,
  disabled,
  onChange,
}: WordRowsProps<Meaning>) => {
  const words = [...new Set([...found.map(plainWord), ...Object.keys(meanings)])];
  const set = (word: string, chosen: string): void => {
    const { [word]: _, ...rest } = meanings;
    const meaning = choices.find(({ value }) => value === chosen)?.value;
    onChange({ ...rest, ...(meaning === undefined ? {} : { [word]: meaning }) });
  };
  return (
    <Table label={label}>
      <thead>
        <tr>
          <th scope="col">Word in the file</th>
          <th scope="col">Means</th>
        </tr>
      </thead>
      <tbody>
        {words.map((word) => (
          <tr key={word}>
            <th scope="row">{word === "" ? "(blank)" : word}</th>
            <td>
              <NativeSelect
                aria-label={`${label}: ${word === "" ? "blank" : word} means`}
                size="xs"
                maw={240}
                disabled={disabled}
                value={meanings[word] ?? ""}
                data={[{ value: "", label: "Not known: set the row aside" }, ...choices]}
                onChange={(event) => set(word, event.currentTarget.value)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};
