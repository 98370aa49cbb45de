import type { SpotlightActionGroupData } from "@mantine/spotlight";
import type { useNavigate } from "@tanstack/react-router";
import { IconFileText, IconTable } from "@tabler/icons-react";
import type { FoundItem } from "../api/api.generated.ts";
import { itemStatusWord } from "../components/state-mark.tsx";
import { MOST_FOUND } from "./use-item-search.ts";

type FoundItems = {
  readonly found: readonly FoundItem[];
  readonly query: string;
  /** The present system; its ledger shows what is beyond the first ones. */
  readonly here: string | undefined;
  readonly systemNames: ReadonlyMap<string, string>;
  readonly navigate: ReturnType<typeof useNavigate>;
};

/** Items that the server found, as lines of the palette. The query is a keyword of each, or the palette hides them again. */
export const foundItemActions = ({
  found,
  query,
  here,
  systemNames,
  navigate,
}: FoundItems): SpotlightActionGroupData => ({
  group: "Items",
  actions: [
    ...found.map(({ systemId, poamId, weaknessName, status }) => ({
      id: `found-${systemId}-${poamId}`,
      label: weaknessName,
      description: [
        poamId,
        itemStatusWord(status),
        systemId === here ? "" : (systemNames.get(systemId) ?? ""),
      ]
        .filter((part) => part !== "")
        .join(" · "),
      keywords: [query],
      leftSection: <IconFileText size={18} aria-hidden="true" />,
      onClick: () => void navigate({ to: "/systems/$systemId/items/$poamId", params: { systemId, poamId } }),
    })),
    ...(found.length < MOST_FOUND || here === undefined
      ? []
      : [
          {
            id: "found-more",
            label: "All of them in the ledger",
            keywords: [query],
            leftSection: <IconTable size={18} aria-hidden="true" />,
            onClick: () =>
              void navigate({
                to: "/systems/$systemId/ledger",
                params: { systemId: here },
                search: { status: "all", q: query.trim() },
              }),
          },
        ]),
  ],
});
