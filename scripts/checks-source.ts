import { READINESS_CHECKS } from "../src/domain/readiness/checks.ts";
import { READINESS_LEVELS } from "../src/domain/readiness/readiness-check.ts";
import { RULEBOOKS } from "../src/rulebooks/index.ts";

/** The source of docs/checks.md: every readiness check, and the rulebooks that ask for it. */
export const checksSource = (): string => [...head(), ...READINESS_LEVELS.flatMap(section)].join("\n");

const head = (): string[] => [
  "<!-- Generated from src/domain/readiness/checks.ts by npm run generate. Do not edit. -->",
  "# Readiness checks",
  "",
  "`milepost lint FILE --rulebook ID` judges every item of a POA&M document by these checks, for the document's own day unless",
  "`--as-of DATE` says otherwise. It ends with exit 1 when one of level `error` finds something. With `--json` it answers",
  "`[{check, level, poamId, field, message, fix}]`. What a document has no place for is not asked for.",
  "The page Readiness and `POST /api/documents/readiness` do the same with a file that they do not keep, check by check.",
  "",
  "`milepost lint --system S` and the page Readiness judge a ledger by the same checks and its own rulebook, as it is today. Some",
  "find something only there, since no document knows enough: owners, drafts, expired evidence and approvals, CMMC. What is found",
  "in all items together has an empty `poamId`.",
  "",
];

const TITLES = {
  error: "Errors: an authority would send it back",
  warning: "Warnings: an assessor would ask",
  info: "Notes: worth a look",
} as const;

const section = (level: (typeof READINESS_LEVELS)[number]): string[] => [
  `## ${TITLES[level]}`,
  "",
  ...READINESS_CHECKS.filter((check) => check.level === level).flatMap(
    ({ id, explanation, fix, rulebooks }) => [
      `### \`${id}\``,
      "",
      explanation,
      "",
      `**Fix.** ${fix}`,
      "",
      ...(rulebooks === undefined
        ? []
        : [
            `**Asked for by** rulebooks that ${rulebooks.words}: ${RULEBOOKS.filter(rulebooks.have)
              .map((rulebook) => `\`${rulebook.id}\``)
              .join(", ")}.`,
            "",
          ]),
    ],
  ),
];
