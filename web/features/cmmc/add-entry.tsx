import { NativeSelect, Text } from "@mantine/core";
import { addCmmcEntry, type Cmmc, type CmmcRegister, type CmmcRequirement } from "../../api/api.generated.ts";
import { field } from "../../components/form-fields.ts";
import { REGISTER_WORDS } from "./cmmc-words.ts";
import { EntryFields, entryOf, ItemsField, itemsOf } from "./entry-fields.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { levelText } from "./queries.ts";

type AddEntryProps = {
  readonly systemId: string;
  readonly cmmc: Cmmc;
  readonly register: CmmcRegister;
};

/** Puts a requirement into a register; only those that it may hold are offered. */
export const AddEntry = ({ systemId, cmmc, register }: AddEntryProps) => {
  const words = REGISTER_WORDS[register];
  const offered = cmmc.requirements.filter((each) => mayStandIn(each, register));
  return (
    <FormDialog
      systemId={systemId}
      open={words.add}
      title={words.add}
      action="Add"
      done={`It stands in the register: ${words.title}.`}
      onSubmit={(form) =>
        addCmmcEntry({
          path: { systemId, level: levelText(cmmc.level) },
          body: {
            register,
            requirement: field(form, "requirement"),
            ...entryOf(form),
            ...(register === "operational plan" ? { nextReviewOn: field(form, "nextReviewOn") } : {}),
            poamIds: itemsOf(form),
          },
        })
      }
    >
      <Text size="sm" c="dimmed">
        {words.about}
      </Text>
      <NativeSelect
        name="requirement"
        label="Requirement"
        required
        data={offered.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }))}
        {...(offered.length === 0
          ? { error: "No requirement can stand here now: record a result that is not met first." }
          : {})}
      />
      <EntryFields register={register} entry={null} asksReview />
      <ItemsField entry={null} />
    </FormDialog>
  );
};

const mayStandIn = (requirement: CmmcRequirement, register: CmmcRegister): boolean => {
  const { result } = requirement;
  if (register === "assessment poam")
    return requirement.register === null && (result === "not met" || result === "partial");
  // The system security plan itself can be neither a deficiency nor an exception; nor can it be not applicable.
  const isPlan = !requirement.allowed.includes("not applicable");
  if (isPlan || result === "not applicable") return false;
  return requirement.register === null || requirement.register === register;
};
