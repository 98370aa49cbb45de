import { Button, FileButton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { exportInventory, type System } from "../../api/api.generated.ts";
import { notifyDone, notifyFault } from "../../components/fault.ts";
import { saveFile } from "../documents/download.ts";
import { may } from "../systems/queries.ts";

type InventoryActionsProps = {
  readonly system: System;
  /** Whether there is anything to download. */
  readonly filled: boolean;
  readonly onChoose: (file: File | null) => void;
};

export const InventoryActions = ({ system, filled, onChoose }: InventoryActionsProps) => {
  const download = useMutation({
    mutationFn: async () => saveFile(await exportInventory({ path: { systemId: system.id } })),
    onSuccess: (name) => notifyDone(`${name} was written.`),
    onError: notifyFault,
  });
  return (
    <>
      {may(system, "item.export") && filled && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          Download inventory
        </Button>
      )}
      {may(system, "import.apply") && (
        <FileButton onChange={onChoose} accept=".xlsx,.xlsm">
          {(props) => (
            <Button {...props} leftSection={<IconUpload size={16} aria-hidden="true" />}>
              Upload inventory
            </Button>
          )}
        </FileButton>
      )}
    </>
  );
};
