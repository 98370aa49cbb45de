import { Button } from "@mantine/core";
import { IconEdit, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import type { System } from "../../api/api.generated.ts";
import { may } from "../systems/queries.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import { BulkHistory } from "./bulk-history.tsx";

type BulkButtonProps = {
  readonly system: System;
  /** The rows that were picked; with none, those that the filters leave are edited. */
  readonly selected: readonly string[];
  readonly shown: readonly string[];
};

/** The most items of one bulk edit (src/app/item/bulk-edit.ts). */
const MOST = 2000;

export const BulkButton = ({ system, selected, shown }: BulkButtonProps) => {
  const [open, setOpen] = useState<"edit" | "history" | null>(null);
  if (!may(system, "item.edit")) return null;
  const ids = (selected.length > 0 ? selected : shown).slice(0, MOST);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconEdit size={16} aria-hidden="true" />}
        onClick={() => setOpen("edit")}
        disabled={ids.length === 0}
      >
        {selected.length > 0 ? `Edit ${ids.length} selected` : `Edit ${ids.length} shown`}
      </Button>
      <Button
        variant="default"
        leftSection={<IconHistory size={16} aria-hidden="true" />}
        onClick={() => setOpen("history")}
      >
        Bulk edits
      </Button>
      {open === "edit" && <BulkDialog system={system} poamIds={ids} onClose={() => setOpen(null)} />}
      {open === "history" && <BulkHistory system={system} onClose={() => setOpen(null)} />}
    </>
  );
};
