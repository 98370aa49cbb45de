import type { Actor } from "#domain/access.ts";
import type { Rulebook } from "#domain/rulebook.ts";
import { valueText } from "#domain/rulebook/setting-kind.ts";
import { settingValue } from "#domain/rulebook/setting-value.ts";
import { RULEBOOK_SETTINGS } from "#domain/rulebook/settings.ts";
import type { RulebookChoice } from "#store/rulebooks.ts";
import { inTransaction } from "#store/transaction.ts";
import { authorize } from "../authorize.ts";
import type { App } from "../context.ts";
import { chosenRulebook } from "../system/rulebook-of.ts";

/** What a rulebook says, setting by setting, with the source of each. Settings of which it says nothing are left out. */
export const readRulebook = (app: App, actor: Actor, systemId: string, choice: RulebookChoice) =>
  inTransaction(app.store.db, actor, async (tx) => {
    const system = await authorize(tx, actor, systemId, "system.read");
    return settingsOf(await chosenRulebook(tx, system.organizationId, choice));
  });

const settingsOf = (rulebook: Rulebook) =>
  RULEBOOK_SETTINGS.flatMap((setting) => {
    const said = settingValue(rulebook, setting);
    if (said === null) return [];
    const { kind } = setting;
    return [
      {
        key: setting.key,
        label: setting.label,
        kind: kind.kind,
        value: valueText(kind, said.value),
        source: said.stands?.source ?? null,
        confidence: said.stands?.confidence ?? null,
        editable: kind.kind === "number" || kind.kind === "one of" || kind.kind === "yes or no",
        words: kind.kind === "one of" ? [...kind.words] : [],
        raw: said.value,
      },
    ];
  });
