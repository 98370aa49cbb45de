import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { Item } from "../../api/api.generated.ts";

const FIELDS = [
  { key: "pointOfContact", name: "Point of contact" },
  { key: "remediationPlan", name: "Remediation plan" },
  { key: "resourcesRequired", name: "Resources required" },
  { key: "comments", name: "Comments" },
  { key: "controls", name: "Controls" },
] as const;

/** The field as text; `null` where nothing stands. */
const textOf = (item: Item, key: (typeof FIELDS)[number]["key"]): string | null =>
  key === "controls" ? item.controls.join(", ") || null : item[key];

/** Says what somebody else changed meanwhile; what was typed stays in the form. */
export const StaleNote = ({ item, base }: { readonly item: Item; readonly base: Item }) => {
  const changed = FIELDS.filter(({ key }) => textOf(item, key) !== textOf(base, key));
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
          {changed.map(({ key, name }) => (
            <li key={key}>
              {name} is now: {textOf(item, key) ?? "none"}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};
