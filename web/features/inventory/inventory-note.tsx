import { Text } from "@mantine/core";
import type { Inventory } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { HashText } from "../../components/hash-text.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import classes from "./inventory.module.css";

/** Which workbook says what is declared, or that none does yet. */
export const InventoryNote = ({ inventory }: { readonly inventory: Inventory | null }) =>
  inventory === null ? (
    <Text size="sm" c="dimmed">
      No inventory is declared yet, so every asset below is known from scans alone. Upload the inventory
      workbook to see what scans miss and what they find beyond it.
    </Text>
  ) : (
    <p className={classes["note"]}>
      <span>
        {counted(inventory.entries, "asset")} declared in <b>{inventory.fileName}</b>
      </span>
      <span>
        by {inventory.uploadedBy}, <InstantText at={inventory.uploadedAt} />
      </span>
      <span>
        SHA-256 <HashText sha256={inventory.sha256} />
      </span>
    </p>
  );
