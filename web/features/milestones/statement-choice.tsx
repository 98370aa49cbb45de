import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PlanStatement } from "../../api/api.generated.ts";
import { planStatementsQuery } from "./queries.ts";

type StatementChoiceProps = {
  readonly systemId: string;
  readonly category: PlanStatement["category"];
  readonly label: string;
  /** The text field of the same form that takes the words. */
  readonly into: string;
};

/** Puts words of the organization's library into a text of the same form. Nothing where the library has none of the kind. */
export const StatementChoice = ({ systemId, category, label, into }: StatementChoiceProps) => {
  const { data: statements = [] } = useQuery(planStatementsQuery(systemId));
  const offered = statements.filter((one) => one.active && one.category === category);
  if (offered.length === 0) return null;
  return (
    <NativeSelect
      label={label}
      description="It is added to the text below, where you can change it."
      value=""
      onChange={(event) => {
        const chosen = offered.find(({ id }) => id === event.currentTarget.value);
        const text = event.currentTarget.form?.elements.namedItem(into);
        if (chosen !== undefined && text instanceof HTMLTextAreaElement) insert(text, chosen.statement);
      }}
      data={[
        { value: "", label: "Choose a statement" },
        ...offered.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
};

/** Adds a paragraph as if somebody had typed it, so that the field grows with it. */
const insert = (area: HTMLTextAreaElement, words: string): void => {
  const before = area.value.trimEnd();
  area.value = before === "" ? words : `${before}\n\n${words}`;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
};
