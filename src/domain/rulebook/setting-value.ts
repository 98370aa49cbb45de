import { CONFIDENCES, type Fact } from "../fact.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Setting } from "./settings.ts";

/** What a rulebook says of a setting; `source` is null for choices of ours that no regime makes. */
export type SettingValue = {
  readonly value: unknown;
  readonly stands: Omit<Fact<unknown>, "value"> | null;
};

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null;

const isFact = (value: unknown): value is Fact<unknown> =>
  isPlain(value) && Object.hasOwn(value, "value") && CONFIDENCES.some((each) => each === value["confidence"]);

/** Settings that stand in a rulebook bare, without a source. */
const isBare = ({ key }: Setting): boolean => key === "dueSoonDays" || key.startsWith("defaultControls.");

/** What the rulebook says of the setting; null when it says nothing. */
export const settingValue = (rulebook: Rulebook, setting: Setting): SettingValue | null => {
  let found: unknown = rulebook;
  for (const part of setting.key.split("."))
    found = isPlain(found) && !isFact(found) && Object.hasOwn(found, part) ? found[part] : undefined;
  if (isBare(setting)) return { value: found, stands: null };
  if (!isFact(found)) return null;
  const { value, ...stands } = found;
  return { value, stands };
};

/** The rulebook with the setting as given; the value is one that the setting takes. */
export const withSetting = (rulebook: Rulebook, setting: Setting, fact: Fact<unknown>): Rulebook =>
  withPart(rulebook, setting.key.split("."), isBare(setting) ? fact.value : fact) as unknown as Rulebook;

const withPart = (whole: Plain, path: readonly string[], value: unknown): Plain => {
  const [part, ...rest] = path;
  if (part === undefined) return whole;
  const inner = whole[part];
  return { ...whole, [part]: rest.length === 0 ? value : withPart(isPlain(inner) ? inner : {}, rest, value) };
};
