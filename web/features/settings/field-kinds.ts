import type { OwnField } from "../../api/api.generated.ts";

export const KIND_WORDS: Readonly<Record<OwnField["kind"], string>> = {
  line: "One line",
  text: "Text",
  number: "Number",
  date: "Date",
  choice: "Choice",
  list: "List",
  "yes-no": "Yes or no",
};

export const KINDS = Object.keys(KIND_WORDS) as readonly OwnField["kind"][];
