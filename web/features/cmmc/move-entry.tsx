import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { type CmmcRegister, moveCmmcEntry } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { REGISTER_WORDS, REGISTERS } from "./cmmc-words.ts";
import { EntryFields, entryOf } from "./entry-fields.tsx";
import type { EntryPlace } from "./entry-place.ts";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

/** Moves an entry into another register: it closes here and goes on there. */
export const MoveEntry = ({ systemId, cmmc, entry }: EntryPlace) => {
  const others = REGISTERS.filter(
    (register) => register !== entry.register && (cmmc.level !== 1 || register !== "assessment poam"),
  );
  const [register, setRegister] = useState<CmmcRegister>(others[0] ?? "operational plan");
  return (
    <FormDialog
      systemId={systemId}
      open="Move"
      label={`Move the entry of ${entry.requirement}`}
      title={`Move the entry of ${entry.requirement}`}
      action="Move"
      done={`It goes on in the register: ${REGISTER_WORDS[register].title}.`}
      onSubmit={(form) =>
        moveCmmcEntry({
          path: { systemId, level: levelText(cmmc.level), entryId: entry.id },
          body: {
            version: entry.version,
            register,
            ...entryOf(form),
            ...(register === "operational plan" ? { nextReviewOn: field(form, "nextReviewOn") } : {}),
            reason: field(form, "reason"),
          },
        })
      }
    >
      <NativeSelect
        label="To"
        description={REGISTER_WORDS[register].about}
        value={register}
        data={others.map((each) => ({ value: each, label: REGISTER_WORDS[each].title }))}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setRegister(others.find((each) => each === value) ?? register);
        }}
      />
      <EntryFields register={register} entry={entry} asksReview />
      <Textarea name="reason" label="Reason" required autosize minRows={2} maxLength={2000} />
    </FormDialog>
  );
};
