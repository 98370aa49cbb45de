import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { IconFileText, IconSearch, IconStack2 } from "@tabler/icons-react";
import { useState } from "react";
import { systemsQuery } from "../features/systems/queries.ts";
import { foundItemActions } from "./found-item-actions.tsx";
import { itemIdTyped } from "./item-id-typed.ts";
import { GENERAL_PAGES, SYSTEM_PAGES } from "./nav-entries.ts";
import classes from "./palette.module.css";
import { useItemSearch } from "./use-item-search.ts";

/** Ctrl/⌘ K: systems, pages of the present one, and items by number or by the name of their weakness. */
export const Palette = () => {
  const { systemId } = useParams({ strict: false });
  const systems = useQuery(systemsQuery).data ?? [];
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const here = systems.find((system) => system.id === systemId);
  const poamId = here === undefined ? null : itemIdTyped(query, here.itemPrefix);
  const { found, searching, failed } = useItemSearch(query, here?.id);

  const groups: SpotlightActionGroupData[] = [];
  if (here !== undefined && poamId !== null) {
    groups.push({
      group: "Item",
      actions: [
        {
          id: `item-${poamId}`,
          label: `Open ${poamId}`,
          description: here.name,
          keywords: [query],
          leftSection: <IconFileText size={18} aria-hidden="true" />,
          onClick: () =>
            void navigate({ to: "/systems/$systemId/items/$poamId", params: { systemId: here.id, poamId } }),
        },
      ],
    });
  }
  if (here !== undefined) {
    groups.push({
      group: here.name,
      actions: SYSTEM_PAGES.map(({ to, name, icon: Icon }) => ({
        id: to,
        label: name,
        leftSection: <Icon size={18} aria-hidden="true" />,
        onClick: () => void navigate({ to, params: { systemId: here.id }, search: {} }),
      })),
    });
  }
  groups.push({
    group: "Systems",
    actions: [
      ...GENERAL_PAGES.map(({ to, name, icon: Icon }) => ({
        id: to,
        label: name,
        leftSection: <Icon size={18} aria-hidden="true" />,
        onClick: () => void navigate({ to, search: {} }),
      })),
      ...systems.map((system) => ({
        id: system.id,
        label: system.name,
        description: system.rulebook.name,
        leftSection: <IconStack2 size={18} aria-hidden="true" />,
        onClick: () =>
          void navigate({ to: "/systems/$systemId", params: { systemId: system.id }, search: {} }),
      })),
    ],
  });

  // Last, so that nothing moves under a person who already chooses among the rest.
  groups.push(
    foundItemActions({
      found: found.filter((item) => item.systemId !== here?.id || item.poamId !== poamId),
      query,
      here: here?.id,
      systemNames: new Map(systems.map(({ id, name }) => [id, name])),
      navigate,
    }),
  );

  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      shortcut={["mod + K"]}
      nothingFound={nothingFound(searching, failed)}
      scrollable
      maxHeight="60vh"
      highlightQuery
      centered={false}
      yOffset="14vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      transitionProps={{ duration: 120 }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden="true" />,
        placeholder:
          here === undefined
            ? "System, page or words of a weakness"
            : `Page, system, ${here.itemPrefix}12 or words of a weakness`,
        "aria-label": "Search systems, pages and items",
      }}
      title={<span className="visually-hidden">Search and commands</span>}
      classNames={{
        action: classes["action"] ?? "",
        actionsGroup: classes["group"] ?? "",
        header: "visually-hidden",
      }}
    />
  );
};

const nothingFound = (searching: boolean, failed: boolean): string => {
  if (searching) return "Looking for items of that name";
  return failed
    ? "The items could not be searched. Type on to try again."
    : "Nothing of that name. Try a system, a page, an item number or words of a weakness.";
};
