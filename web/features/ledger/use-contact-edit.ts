import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type ItemRow, readItem, updateItem } from "../../api/generated.ts";
import { isFault, notifyFault } from "../../components/fault.ts";
import { keepItem } from "../item/queries.ts";

/** Saves a point of contact typed into the grid, with the version that the person saw. */
export const useContactEdit = (systemId: string) => {
  const queryClient = useQueryClient();
  return useCallback(
    async (row: ItemRow, typed: string): Promise<void> => {
      const text = typed.trim();
      const pointOfContact = text === "" ? null : text;
      if (pointOfContact === row.pointOfContact) return;
      const path = { systemId, poamId: row.poamId };
      try {
        const changed = await updateItem({ path, body: { version: row.version, pointOfContact } });
        keepItem(queryClient, systemId, changed);
      } catch (error) {
        if (!isFault(error, "item.stale")) {
          notifyFault(error);
          return;
        }
        const fresh = await readItem({ path });
        keepItem(queryClient, systemId, fresh);
        notifications.show({
          color: "red",
          title: `${row.poamId} changed meanwhile`,
          message: `Nothing was saved. Its point of contact is now ${fresh.pointOfContact ?? "none"}; edit it again if that is not right.`,
          autoClose: 9000,
        });
      }
    },
    [queryClient, systemId],
  );
};
