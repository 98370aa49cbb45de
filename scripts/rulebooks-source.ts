import { BOD_26_04_DAYS, BOD_26_04_SOURCE, BOD_26_04_TABLE } from "../src/domain/bod-26-04.ts";
import { counted } from "../src/domain/counted.ts";
import type { Fact } from "../src/domain/fact.ts";
import type { Rulebook } from "../src/domain/rulebook.ts";
import { valueText } from "../src/domain/rulebook/setting-kind.ts";
import { settingValue } from "../src/domain/rulebook/setting-value.ts";
import { RULEBOOK_SETTINGS } from "../src/domain/rulebook/settings.ts";
import { CERTIFICATION_CLASSES, EXPLOITABILITIES } from "../src/domain/vulnerability-evaluation.ts";
import { custom } from "../src/rulebooks/custom.ts";
import { RULEBOOKS } from "../src/rulebooks/index.ts";
import { markdownTable } from "./markdown-table.ts";

const HEAD = `# Rulebooks

What each rulebook says, and where that stands. This page is made by \`node scripts/generate-rulebooks.ts\` from the
rulebooks themselves (\`src/rulebooks/\`); a test fails when it is not what they say.

Each fact says how sure it is: **verified** was read in the source named; **secondary** in somebody else's account of it;
**recalled** is from memory and was not read again; **local** is a choice, of ours or of an organization, where no regime
decides. An organization may start from any rulebook and set its own values by the keys in the tables. A section lists what
a rulebook says otherwise than [Custom](#custom); the rest is as there.

A scheduled completion date is made in this order: anchor, rating and period; the vendor's release; an approved extension;
the rule for days off; the due date of CISA's catalog and of BOD 26-04, which govern when they are earlier; a date that a
person set with a reason. The day after the anchor is the first that counts, and the last day is still in time.

`;

/** The text of docs/rulebooks.md. */
export const rulebooksSource = (): string =>
  [HEAD + overview(), bod2604(), ...RULEBOOKS.map(section)].join("\n\n").trimEnd() + "\n";

const overview = (): string =>
  markdownTable(
    ["id", "rulebook", "days to fix: critical, high, moderate, low", "stale after", "CISA's due dates"],
    RULEBOOKS.map((rulebook) => [
      `[\`${rulebook.id}\`](#${rulebook.id})`,
      rulebook.name,
      daysToFix(rulebook),
      valueText({ kind: "number", unit: "days", most: 0, none: true }, rulebook.upkeep.staleAfterDays.value),
      rulebook.clock.kevDueDateGoverns.value
        ? `govern; BOD 26-04: ${rulebook.clock.bod2604.value}`
        : "do not govern",
    ]),
  );

const daysToFix = ({ remediation }: Rulebook): string => {
  if (remediation.by === "conditional status")
    return `${remediation.days.value} from the Conditional status, whatever the rating`;
  if (remediation.by === "potential agency impact")
    return "by class and potential agency impact, from the evaluation";
  const { critical, high, moderate, low } = remediation.days;
  return [critical, high, moderate, low].map(({ value }) => value).join(", ");
};

const bod2604 = (): string =>
  `## BOD 26-04\n\n${BOD_26_04_SOURCE}. Days count from the earlier of KEV listing and detection (secondary).\n\n${markdownTable(
    ["known exploited", "publicly exposed", "automatable", "technical impact", "outcome", "days"],
    BOD_26_04_TABLE.map(([yes, impact, outcome]) => [
      ...Array.from(yes, (sign) => (sign === "-" ? "no" : "yes")),
      impact,
      outcome,
      BOD_26_04_DAYS[outcome] === null ? "on system upgrade" : String(BOD_26_04_DAYS[outcome]),
    ]),
  )}`;

const section = (rulebook: Rulebook): string =>
  [
    `## ${rulebook.id}`,
    `${rulebook.name}. ${rulebook.about} Source: ${rulebook.source}.`,
    settingsTable(rulebook),
    timeframesTable(rulebook),
    statusTable(rulebook),
    cadencesTable(rulebook),
    escalationTable(rulebook),
  ]
    .filter((part) => part !== "")
    .join("\n\n");

const settingsTable = (rulebook: Rulebook): string =>
  markdownTable(
    ["setting", "value", "source", "sure", "key"],
    RULEBOOK_SETTINGS.flatMap((setting) => {
      const said = settingValue(rulebook, setting);
      if (said === null || setting.key.startsWith("remediation.timeframes.")) return [];
      const common = settingValue(custom, setting);
      const same = JSON.stringify(said) === JSON.stringify(common);
      if (same && rulebook.id !== custom.id) return [];
      const value = valueText(setting.kind, said.value);
      const { source, confidence } = said.stands ?? { source: "A choice of ours", confidence: "local" };
      return [[setting.label, value, source, confidence, `\`${setting.key}\``]];
    }),
  );

const timeframesTable = ({ remediation }: Rulebook): string => {
  if (remediation.by !== "potential agency impact") return "";
  const rows = CERTIFICATION_CLASSES.flatMap((each) =>
    ([5, 4, 3, 2, 1] as const).map((impact) => [
      each,
      `N${impact}`,
      ...EXPLOITABILITIES.map((column) =>
        valueText({ kind: "period" }, remediation.timeframes[each][impact][column].value),
      ),
    ]),
  );
  return `Time frames from the evaluation (${remediation.timeframes.C[5].nlev.source}); keys such as \`remediation.timeframes.C.5.nlev\`:\n\n${markdownTable(
    ["class", "impact", "reachable and likely exploitable", "likely exploitable", "not likely exploitable"],
    rows,
  )}`;
};

const statusTable = ({ record }: Rulebook): string =>
  `Words for statuses (${standing(record.statusWords)}):\n\n${markdownTable(
    ["word", "statuses"],
    record.statusWords.value.map(({ word, covers, whenLate }) => [
      word,
      `${covers.join(", ")}${whenLate === true ? ", when late" : ""}`,
    ]),
  )}`;

const standing = ({ source, confidence }: Fact<unknown>): string => `${source}; ${confidence}`;

const cadencesTable = ({ upkeep }: Rulebook): string =>
  upkeep.cadences.length === 0
    ? ""
    : `How often, by class:\n\n${markdownTable(
        ["requirement", "what", ...CERTIFICATION_CLASSES],
        upkeep.cadences.map(({ requirement, what, periods }) => [
          requirement,
          what,
          ...CERTIFICATION_CLASSES.map((each) => {
            const period = periods[each]?.value;
            return period === undefined ? "–" : counted(period.amount, period.unit);
          }),
        ]),
      )}`;

const escalationTable = ({ escalation }: Rulebook): string =>
  escalation.length === 0
    ? ""
    : `Triggers of a detailed finding review (DFR) or a corrective action plan (CAP) (${escalation[0]?.when.source ?? ""}):\n\n${markdownTable(
        ["area", "when", "answer", "who tells"],
        escalation.map(({ area, when, level, measure }) => [
          area,
          when.value,
          level,
          measure === null ? "a person" : "the ledger",
        ]),
      )}`;
