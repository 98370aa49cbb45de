import type { Rulebook } from "../rulebook.ts";
import { isSame } from "./rulebook-from.ts";
import { valueText } from "./setting-kind.ts";
import { settingValue } from "./setting-value.ts";
import { RULEBOOK_SETTINGS } from "./settings.ts";

/** A setting that two rulebooks have differently, in a person's words; null where one says nothing of it. */
export type SettingDifference = {
  readonly key: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** What changes for a system that goes from one rulebook to another, in the order of the settings. */
export const rulebookDifference = (from: Rulebook, to: Rulebook): readonly SettingDifference[] =>
  RULEBOOK_SETTINGS.flatMap((setting) => {
    const [before, after] = [settingValue(from, setting), settingValue(to, setting)];
    if (isSame(before?.value, after?.value)) return [];
    const text = (said: typeof before): string | null => said && valueText(setting.kind, said.value);
    return [{ key: setting.key, label: setting.label, from: text(before), to: text(after) }];
  });
