import { Button, Menu } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import { useState } from "react";
import type { Item, System } from "../../api/api.generated.ts";
import { may } from "../systems/queries.ts";
import { DateDialog, type DateDeed } from "./date-dialog.tsx";

type DateMenuProps = { readonly system: System; readonly item: Item };

/** What people may do to the item's scheduled date. */
export const DateMenu = ({ system, item }: DateMenuProps) => {
  const [deed, setDeed] = useState<DateDeed | null>(null);
  const edits = may(system, "item.edit");
  const approves = may(system, "item.approve-closure");
  if (!edits && !approves) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCalendarEvent size={14} aria-hidden="true" />}
          >
            Change
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {edits && <Menu.Item onClick={() => setDeed("extension")}>Ask for an extension</Menu.Item>}
          {edits && <Menu.Item onClick={() => setDeed("vendor")}>It waits for a vendor</Menu.Item>}
          {approves && <Menu.Item onClick={() => setDeed("manual")}>Set the date by hand</Menu.Item>}
          {approves && (
            <Menu.Item onClick={() => setDeed("rulebook")}>Give the date back to the rulebook</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {deed !== null && <DateDialog system={system} item={item} deed={deed} onClose={() => setDeed(null)} />}
    </>
  );
};
