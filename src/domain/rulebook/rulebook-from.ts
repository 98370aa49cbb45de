import { local } from "../fact.ts";
import { Fault } from "../fault.ts";
import { RISK_RATINGS } from "../risk-rating.ts";
import type { Rulebook } from "../rulebook.ts";
import { acceptsValue, expectedValue, valueText } from "./setting-kind.ts";
import { settingValue, withSetting } from "./setting-value.ts";
import { RULEBOOK_SETTINGS } from "./settings.ts";

/** What an organization calls its own rulebook. */
type RulebookNames = { readonly id: string; readonly name: string };

/**
 * An organization's rulebook: a regime's with some settings of its own, each of which names what the regime says.
 * `changes` is what was kept as JSON, key of a setting (`RULEBOOK_SETTINGS`) to value, and is checked whatever it is. Throws
 * `input.invalid` for an unknown setting, a setting that the regime has no place for, a value that the setting does not
 * take, and a worse rating that would be given more time than a lesser one.
 */
export const rulebookFrom = (base: Rulebook, changes: unknown, names?: RulebookNames): Rulebook => {
  let rulebook: Rulebook = names === undefined ? base : { ...base, ...names };
  for (const [key, value] of entriesOf(changes)) rulebook = changed(base, rulebook, key, value);
  requireOrder(rulebook);
  return rulebook;
};

const entriesOf = (changes: unknown): ReadonlyArray<readonly [string, unknown]> => {
  if (typeof changes === "object" && changes !== null && !Array.isArray(changes))
    return Object.entries(changes);
  throw new Fault("input.invalid", "Expected settings of a rulebook by their keys, found something else.");
};

const changed = (base: Rulebook, rulebook: Rulebook, key: string, value: unknown): Rulebook => {
  const setting = RULEBOOK_SETTINGS.find((known) => known.key === key);
  if (setting === undefined)
    throw new Fault("input.invalid", `Expected a setting of a rulebook, found "${key.slice(0, 80)}".`);
  const before = settingValue(base, setting);
  if (before === null && !setting.mayBeAdded)
    throw new Fault(
      "input.invalid",
      `Expected a setting that ${base.name} has, found ${key}: its dates are counted otherwise.`,
    );
  if (!acceptsValue(setting.kind, value))
    throw new Fault(
      "input.invalid",
      `${setting.label}: expected ${expectedValue(setting.kind)}. Found ${found(value)}.`,
    );
  const said = before === null ? "nothing of it" : valueText(setting.kind, before.value);
  if (before !== null && isSame(before.value, value)) return rulebook;
  return withSetting(rulebook, setting, local(value, `Set by the organization; ${base.name} says ${said}`));
};

const found = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 80);

/** Both are plain data, and lists of words are kept in the order in which they were given. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const requireOrder = ({ remediation }: Rulebook): void => {
  if (remediation.by !== "risk rating") return;
  const { days } = remediation;
  for (const [index, rating] of RISK_RATINGS.entries()) {
    const worse = RISK_RATINGS[index - 1];
    if (worse !== undefined && days[worse].value > days[rating].value)
      throw new Fault(
        "input.invalid",
        `Expected no more days for ${worse} than for ${rating}, found ${days[worse].value} and ${days[rating].value}.`,
      );
  }
};
