import { NativeSelect, Switch, Text, Textarea } from "@mantine/core";
import { beginCmmcAssessment, type Cmmc } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { DayText } from "../../components/instant-text.tsx";
import { KIND_WORDS } from "./cmmc-words.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

type BeginDialogProps = { readonly systemId: string; readonly cmmc: Cmmc };

/** Ends the present assessment and begins the next. */
export const BeginDialog = ({ systemId, cmmc }: BeginDialogProps) => {
  const { level, kinds, assessment, status } = cmmc;
  const running = status.standing === "conditional" ? status.closeOut : null;
  return (
    <FormDialog
      systemId={systemId}
      open="New assessment"
      title="Begin a new assessment"
      action="Begin"
      done="A new assessment has begun."
      onSubmit={(form) =>
        beginCmmcAssessment({
          path: { systemId, level: levelText(level) },
          body: {
            version: assessment?.version ?? null,
            kind: kinds.find((known) => known === field(form, "kind")) ?? kinds[0] ?? "self",
            keepResults: form.get("keepResults") !== null,
            insteadOfCloseOut: form.get("insteadOfCloseOut") !== null,
            reason: field(form, "reason"),
          },
        })
      }
    >
      <Text size="sm">
        The present assessment is kept as it is. The next has no status of its own yet: the one in force stays
        until there is a new one. The three registers go on.
      </Text>
      {running !== null && (
        <>
          <Text size="sm">
            {status.name} is to be closed out by <DayText day={running.lastDay} />. A close-out assesses only
            what stands on the POA&amp;M: record its results in the assessment that gave the status. Nothing
            extends the 180 days.
          </Text>
          <Switch name="insteadOfCloseOut" label="Everything is assessed anew; this is not the close-out" />
        </>
      )}
      <NativeSelect
        name="kind"
        label="Who assesses"
        defaultValue={assessment?.kind ?? kinds[0]}
        data={kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
      />
      <Switch name="keepResults" label="Keep the results until they are assessed again" defaultChecked />
      <Textarea name="reason" label="Reason" required autosize minRows={2} maxLength={2000} />
    </FormDialog>
  );
};
