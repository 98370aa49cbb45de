import { Text, Textarea } from "@mantine/core";
import { closeCmmcEntry } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import type { EntryPlace } from "./entry-place.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

/** Closes an entry whose requirement is met on its own. */
export const CloseEntry = ({ systemId, cmmc, entry }: EntryPlace) => (
  <FormDialog
    systemId={systemId}
    open="Close"
    label={`Close the entry of ${entry.requirement}`}
    title={`Close the entry of ${entry.requirement}`}
    action="Close the entry"
    done="The entry is closed."
    onSubmit={(form) =>
      closeCmmcEntry({
        path: { systemId, level: levelText(cmmc.level), entryId: entry.id },
        body: { version: entry.version, reason: field(form, "reason") },
      })
    }
  >
    <Text size="sm">The requirement must be recorded as met first, on its own evidence.</Text>
    <Textarea
      name="reason"
      label="Reason"
      description="Stands in the audit trail."
      required
      autosize
      minRows={2}
      maxLength={2000}
    />
  </FormDialog>
);
