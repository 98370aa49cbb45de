import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { Item, ItemMove, System } from "../../api/api.generated.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { MOVE_WORDS } from "./move-words.ts";

type MoveButtonsProps = { readonly system: System; readonly item: Item };

/** Moves that end or put off an item stand behind "More": they are rare, and not to be hit by accident. */
const RARE: ReadonlySet<ItemMove["move"]> = new Set(["cancel", "defer"]);

/** What the person may do to the item's status now. */
export const MoveButtons = ({ system, item }: MoveButtonsProps) => {
  const [move, setMove] = useState<ItemMove["move"] | null>(null);
  const common = item.moves.filter((candidate) => !RARE.has(candidate));
  const rare = item.moves.filter((candidate) => RARE.has(candidate));
  return (
    <>
      {common.map((candidate) => (
        <Button
          key={candidate}
          variant={MOVE_WORDS[candidate].filled ? "filled" : "default"}
          onClick={() => setMove(candidate)}
        >
          {MOVE_WORDS[candidate].button}
        </Button>
      ))}
      {rare.length > 0 && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" aria-label="More moves" px="xs">
              <IconDots size={16} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rare.map((candidate) => (
              <Menu.Item key={candidate} onClick={() => setMove(candidate)}>
                {MOVE_WORDS[candidate].button}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {move !== null && <MoveDialog system={system} item={item} move={move} onClose={() => setMove(null)} />}
    </>
  );
};
