import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type ItemRow, readItem, updateItem } from "../../api/api.generated.ts";
import { isFault, notifyFault } from "../../components/fault.ts";
import { keepItem } from "../item/queries.ts";

type Edit = { readonly row: ItemRow; readonly pointOfContact: string | null };

/** Saves a point of contact typed into the grid, with the version that the person saw. */
export const useContactEdit = (systemId: string) => {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ row, pointOfContact }: Edit) =>
      updateItem({
        path: { systemId, poamId: row.poamId },
        body: { version: row.version, fields: { pointOfContact } },
      }),
    onSuccess: (changed) => keepItem(queryClient, systemId, changed),
    onError: async (error, { row }) => {
      if (!isFault(error, "item.stale")) {
        notifyFault(error);
        return;
      }
      const fresh = await readItem({ path: { systemId, poamId: row.poamId } });
      keepItem(queryClient, systemId, fresh);
      notifications.show({
        color: "red",
        title: `${row.poamId} changed meanwhile`,
        message: `Nothing was saved. Its point of contact is now ${fresh.pointOfContact ?? "none"}; edit it again if that is not right.`,
        autoClose: 9000,
      });
    },
  });

  return useCallback(
    (row: ItemRow, typed: string): void => {
      const text = typed.trim();
      const pointOfContact = text === "" ? null : text;
      if (pointOfContact !== row.pointOfContact) mutate({ row, pointOfContact });
    },
    [mutate],
  );
};
