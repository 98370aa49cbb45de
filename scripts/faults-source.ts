import { FAULTS } from "../src/domain/fault.ts";

/** The source of docs/faults.md: every named refusal. */
export const faultsSource = (): string => {
  const rows = Object.entries(FAULTS).map(
    ([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`,
  );
  return [
    "<!-- Generated from src/domain/fault.ts by npm run generate. Do not edit. -->",
    "# Faults",
    "",
    "A fault is a named refusal: nothing was changed. The API answers it as problem details (RFC 9457) with the code in `code`;",
    "the command line prints `milepost: <code>: <what was expected, what was found, what to do>` and exits with 2.",
    "",
    "| code | HTTP status | title |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
};
