import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Cmmc, recordCmmcStatus } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

type StatusDialogProps = { readonly systemId: string; readonly cmmc: Cmmc };
type Standing = "conditional" | "final" | "none";

/** Records a status as it was given, or withdraws one that was recorded by mistake. */
export const StatusDialog = ({ systemId, cmmc }: StatusDialogProps) => {
  const { level, assessment, today, status } = cmmc;
  const choices: ReadonlyArray<{ readonly value: Standing; readonly label: string }> = [
    ...(level === 1 ? [] : [{ value: "conditional", label: "Conditional" } as const]),
    { value: "final", label: "Final" },
    ...(status.standing === "none" || status.earlier !== null
      ? []
      : [{ value: "none", label: "None: withdraw what was recorded" } as const]),
  ];
  const [standing, setStanding] = useState<Standing>(choices[0]?.value ?? "final");
  return (
    <FormDialog
      systemId={systemId}
      open="Record a status"
      title="Record a CMMC status"
      action="Record"
      done="The status is recorded."
      onSubmit={(form) =>
        recordCmmcStatus({
          path: { systemId, level: levelText(level) },
          body: {
            version: assessment?.version ?? null,
            standing,
            date: field(form, "date") || null,
            reason: field(form, "reason"),
          },
        })
      }
    >
      <NativeSelect
        label="Status"
        value={standing}
        data={[...choices]}
        onChange={(event) => {
          const chosen = choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) setStanding(chosen.value);
        }}
      />
      {standing !== "none" && (
        <TextInput name="date" label="Status date" type="date" required max={today} defaultValue={today} />
      )}
      <Textarea
        name="reason"
        label="Reason"
        description="Stands in the audit trail, such as where the status is posted."
        required
        autosize
        minRows={2}
        maxLength={2000}
      />
    </FormDialog>
  );
};
