import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type InventoryUpload, type System, uploadInventory } from "../../api/api.generated.ts";
import { counted } from "../../components/format.ts";
import { notifyDone } from "../../components/fault.ts";

/** A workbook that was chosen: first what it would change, then, once a person agrees, the change. */
export const useInventoryUpload = (system: System) => {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File, preview: boolean): Promise<InventoryUpload> =>
    uploadInventory({
      path: { systemId: system.id },
      query: { fileName: chosen.name, ...(preview ? { preview: "true" } : {}) },
      body: chosen,
    });
  const look = useMutation({ mutationFn: (chosen: File) => send(chosen, true) });
  const keep = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: async ({ inventory }) => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone(
        `${inventory.fileName} is the inventory now: ${counted(inventory.entries, "declared asset")}.`,
      );
      close();
    },
  });
  const close = (): void => {
    setFile(null);
    look.reset();
    keep.reset();
  };
  const choose = (chosen: File | null): void => {
    if (chosen === null) return;
    close();
    setFile(chosen);
    look.mutate(chosen);
  };
  return { file, look, keep, choose, close };
};
