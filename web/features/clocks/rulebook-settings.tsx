import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import {
  type RulebookSetting,
  saveRulebook,
  type System,
  type SystemRulebooks,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { Section } from "../../components/section.tsx";
import { WordTable } from "../../components/word-table.tsx";
import { fieldWords } from "../item/history-words.ts";
import { may } from "../systems/queries.ts";
import classes from "./clocks.module.css";
import { rulebooksQuery } from "./queries.ts";

const COLUMNS = [
  { name: "Setting", width: "24%" },
  { name: "Value", width: "28%" },
  { name: "Source", width: "48%" },
];

type RulebookSettingsProps = {
  readonly system: System;
  readonly base: SystemRulebooks["rulebooks"][number] | null;
  readonly settings: readonly RulebookSetting[];
};

/** What the rulebook says, each setting with where that stands; an owner makes the organization's own version of it. */
export const RulebookSettings = ({ system, base, settings }: RulebookSettingsProps) => {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title="What it says"
      padded={editing}
      aside={
        !editing &&
        base !== null &&
        may(system, "policy.adopt") && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            Make our own version
          </Button>
        )
      }
    >
      {editing && base !== null ? (
        <OwnForm system={system} base={base} settings={settings} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className={classes["lead"]}>
            In brackets, where a setting was read: verified, in the authority&apos;s own document; secondary,
            in a text about it; recalled, known but not read again; local, a choice that no document makes.
          </p>
          <WordTable
            label="Settings of the rulebook"
            columns={COLUMNS}
            rows={settings.map((setting) => ({
              key: setting.key,
              cells: [labelOf(setting), valueWords(setting), sourceWords(setting)],
            }))}
          />
        </>
      )}
    </Section>
  );
};

/** Fields of the record are named as the page of an item names them. */
const labelOf = ({ key, label }: RulebookSetting): string =>
  key.startsWith(TEXT_LIMITS) ? `Longest text: ${fieldWords(key.slice(TEXT_LIMITS.length))}` : label;

const valueWords = ({ key, value }: RulebookSetting): string => {
  if (value === null) return "none";
  return key.startsWith(REQUIRED) ? value.split(", ").map(fieldWords).join(", ") : value;
};

const sourceWords = ({ source, confidence }: RulebookSetting): string =>
  `${source ?? "A choice of ours"}${confidence === null ? "" : ` (${confidence})`}`;

const TEXT_LIMITS = "record.textLimits.";
const REQUIRED = "record.required.";

type OwnFormProps = RulebookSettingsProps & {
  readonly base: NonNullable<RulebookSettingsProps["base"]>;
  readonly onDone: () => void;
};

const OwnForm = ({ system, base, settings, onDone }: OwnFormProps) => {
  const queryClient = useQueryClient();
  const editable = settings.filter((setting) => setting.editable);
  const own = base.version !== null;
  const save = useMutation({
    mutationFn: (form: FormData) =>
      saveRulebook({
        path: { systemId: system.id },
        body: {
          id: field(form, "id"),
          name: field(form, "name"),
          baseId: base.baseId ?? base.id,
          changes: { ...base.changes, ...changesOf(form, editable) },
        },
      }),
    onSuccess: async ({ id, version }) => {
      await queryClient.invalidateQueries({ queryKey: rulebooksQuery(system.id).queryKey });
      notifyDone(`Kept ${id}, version ${version}. Choose it above to see what it would change.`);
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} aria-label="Our own version">
      <Stack gap="sm">
        <Text size="sm">
          Only what you change differs from {base.name}. No system follows it before it is adopted there.
        </Text>
        {save.isError && <FaultAlert error={save.error} />}
        <Group grow align="end">
          <TextInput
            name="id"
            label="Id"
            description="Small letters, digits and hyphens; the same id makes a new version."
            pattern="[a-z][a-z0-9\-]{0,39}"
            defaultValue={own ? base.id : ""}
            required
          />
          <TextInput name="name" label="Name" defaultValue={own ? base.name : ""} maxLength={200} required />
        </Group>
        {editable.map((setting) => (
          <SettingInput key={setting.key} setting={setting} />
        ))}
        <FormButtons action="Keep our version" pending={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
};

const SettingInput = ({ setting }: { readonly setting: RulebookSetting }) => {
  const { raw } = setting;
  const shown =
    typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean" ? `${raw}` : "";
  const common = { name: setting.key, label: setting.label, defaultValue: shown };
  if (setting.kind === "number")
    return <NumberInput {...common} min={0} hideControls thousandSeparator={false} />;
  const words = setting.kind === "yes or no" ? ["true", "false"] : setting.words;
  return (
    <NativeSelect {...common} data={words.map((word) => ({ value: word, label: WORDS[word] ?? word }))} />
  );
};

const WORDS: Readonly<Record<string, string>> = { true: "Yes", false: "No" };

const changesOf = (form: FormData, settings: readonly RulebookSetting[]): Record<string, unknown> =>
  Object.fromEntries(
    settings.flatMap((setting) => {
      const typed = field(form, setting.key);
      const value = valueOf(setting, typed);
      return value === setting.raw ? [] : [[setting.key, value]];
    }),
  );

const valueOf = (setting: RulebookSetting, typed: string): unknown => {
  if (setting.kind === "number") return typed === "" ? null : Number(typed);
  return setting.kind === "yes or no" ? typed === "true" : typed;
};
