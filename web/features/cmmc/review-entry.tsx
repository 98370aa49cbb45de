import { Switch, Textarea, TextInput } from "@mantine/core";
import { reviewCmmcDeficiency } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import type { EntryPlace } from "./entry-place.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

/** Records a look at a temporary deficiency. */
export const ReviewEntry = ({ systemId, cmmc, entry }: EntryPlace) => (
  <FormDialog
    systemId={systemId}
    open="Review"
    label={`Review the deficiency of ${entry.requirement}`}
    title={`Deficiency review of ${entry.requirement}`}
    action="Record the review"
    done="The deficiency review is recorded."
    onSubmit={(form) =>
      reviewCmmcDeficiency({
        path: { systemId, level: levelText(cmmc.level), entryId: entry.id },
        body: {
          version: entry.version,
          reviewedOn: field(form, "reviewedOn"),
          progress: field(form, "progress"),
          showsProgress: form.get("showsProgress") !== null,
          nextReviewOn: field(form, "nextReviewOn"),
        },
      })
    }
  >
    <TextInput
      name="reviewedOn"
      label="Reviewed on"
      type="date"
      required
      max={cmmc.today}
      defaultValue={cmmc.today}
    />
    <Textarea name="progress" label="What was done" required autosize minRows={2} maxLength={10_000} />
    <Switch name="showsProgress" label="This is progress towards the correction" defaultChecked />
    <TextInput name="nextReviewOn" label="Next deficiency review" type="date" required />
  </FormDialog>
);
