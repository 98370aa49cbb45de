import { changeCmmcEntry } from "../../api/api.generated.ts";
import { EntryFields, entryOf, ItemsField, itemsOf } from "./entry-fields.tsx";
import type { EntryPlace } from "./entry-place.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

/** Changes an entry within its register. */
export const ChangeEntry = ({ systemId, cmmc, entry }: EntryPlace) => (
  <FormDialog
    systemId={systemId}
    open="Change"
    label={`Change the entry of ${entry.requirement}`}
    title={`Change the entry of ${entry.requirement}`}
    action="Save"
    done="The entry is saved."
    onSubmit={(form) =>
      changeCmmcEntry({
        path: { systemId, level: levelText(cmmc.level), entryId: entry.id },
        body: { version: entry.version, ...entryOf(form), poamIds: itemsOf(form) },
      })
    }
  >
    <EntryFields register={entry.register} entry={entry} asksReview={false} />
    <ItemsField entry={entry} />
  </FormDialog>
);
