import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { Item, ItemFieldSpec } from "../../api/api.generated.ts";
import { valueOf, wordsOf } from "./field-values.ts";

type StaleNoteProps = {
  readonly item: Item;
  readonly base: Item;
  readonly specs: readonly ItemFieldSpec[];
};

/** Says what somebody else changed meanwhile; what was typed stays in the form. */
export const StaleNote = ({ item, base, specs }: StaleNoteProps) => {
  const changed = specs.filter((spec) => wordsOf(valueOf(item, spec)) !== wordsOf(valueOf(base, spec)));
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      title="The item changed meanwhile"
      icon={<IconAlertCircle aria-hidden="true" />}
    >
      Nothing was saved; what you typed is still here. Look at the item as it is now, then save over it or
      cancel.
      {changed.length > 0 && (
        <ul>
          {changed.map((spec) => (
            <li key={spec.name}>
              {spec.label} is now: {wordsOf(valueOf(item, spec)) ?? "none"}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};
