import { Button, Group, NativeSelect, NumberInput, Radio, Stack, Switch } from "@mantine/core";
import { useState } from "react";
import type { IntakePolicy } from "../../api/api.generated.ts";
import classes from "./retell.module.css";

type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly description: string;
};

const GROUPINGS: readonly Choice<IntakePolicy["grouping"]>[] = [
  { value: "weakness", label: "By weakness", description: "One item for each check of one tool." },
  { value: "cve", label: "By CVE", description: "One item for each CVE, whichever tool reports it." },
  { value: "fix", label: "By fix", description: "One item for all that one product's remediation mends." },
];
const RETURNING: readonly Choice<IntakePolicy["returning"]>[] = [
  { value: "reopen", label: "Reopen the item", description: "Its original dates count again." },
  {
    value: "new item",
    label: "Open a new item",
    description: "It cites the closed one; closed items stay closed.",
  },
];

const BEGINNINGS: readonly Choice<IntakePolicy["newItems"]>[] = [
  { value: "open", label: "Open", description: "It stands in the documents at once." },
  {
    value: "draft",
    label: "As a draft",
    description:
      "It stands in no document until a person opens it. Its dates count from the first day all the same.",
  },
];

type PolicyFormProps = {
  readonly policy: IntakePolicy;
  readonly disabled: boolean;
  readonly pending: boolean;
  readonly onTry: (policy: IntakePolicy) => void;
};

/** The choices of an intake policy; they are tried before they hold. */
export const PolicyForm = ({ policy, disabled, pending, onTry }: PolicyFormProps) => {
  const [draft, setDraft] = useState(policy);
  const set = (change: Partial<IntakePolicy>): void => setDraft((before) => ({ ...before, ...change }));
  const same = JSON.stringify(draft) === JSON.stringify(policy);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        onTry(draft);
      }}
    >
      <Choices
        label="What one POA&M item holds"
        value={draft.grouping}
        choices={GROUPINGS}
        disabled={disabled}
        onChange={(grouping) => set({ grouping })}
      />
      <Switch
        label="All configuration findings under one CM-6 item"
        description="They stand in its register instead of one item each."
        checked={draft.configuration === "one item"}
        disabled={disabled}
        onChange={(event) => set({ configuration: event.currentTarget.checked ? "one item" : "each" })}
      />
      <Switch
        label="Join what two tools see"
        description="One CVE on one asset and package is one finding with two detectors, open while either sees it."
        checked={draft.correlation}
        disabled={disabled}
        onChange={(event) => set({ correlation: event.currentTarget.checked })}
      />
      <NumberInput
        label="Clean scans until a finding counts as fixed"
        description="Covering scans in a row that do not show it, 1 to 10."
        value={draft.cleanScans}
        min={1}
        max={10}
        allowDecimal={false}
        clampBehavior="strict"
        disabled={disabled}
        maw={320}
        onChange={(value) => set({ cleanScans: Math.max(1, Number(value) || 1) })}
      />
      <Choices
        label="When a finding of a closed item comes back"
        value={draft.returning}
        choices={RETURNING}
        disabled={disabled}
        onChange={(returning) => set({ returning })}
      />
      <Choices
        label="How a new item begins"
        value={draft.newItems}
        choices={BEGINNINGS}
        disabled={disabled}
        onChange={(newItems) => set({ newItems })}
      />
      <NativeSelect
        label="A host that a scan knows only by its IP address"
        value={draft.ipIdentifies}
        disabled={disabled}
        maw={420}
        data={[
          { value: "current", label: "is the host that has the address now" },
          { value: "never", label: "is a host of its own (addresses change often here)" },
        ]}
        onChange={(event) =>
          set({ ipIdentifies: event.currentTarget.value === "never" ? "never" : "current" })
        }
      />
      {!disabled && (
        <Group gap="xs">
          <Button type="submit" loading={pending} disabled={same}>
            Try on the stored imports
          </Button>
          <Button variant="default" disabled={same || pending} onClick={() => setDraft(policy)}>
            Back to the rules in force
          </Button>
        </Group>
      )}
    </form>
  );
};

type ChoicesProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
};

const Choices = <Value extends string>({
  label,
  value,
  choices,
  disabled,
  onChange,
}: ChoicesProps<Value>) => (
  <Radio.Group
    label={label}
    value={value}
    onChange={(text) => {
      const chosen = choices.find((choice) => choice.value === text);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    <Stack gap={8} mt={8}>
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          value={choice.value}
          label={choice.label}
          description={choice.description}
          disabled={disabled}
        />
      ))}
    </Stack>
  </Radio.Group>
);
