import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import type { System } from "../../api/api.generated.ts";
import { formatsQuery } from "../documents/queries.ts";
import { useDownload } from "../documents/use-download.ts";
import { may } from "../systems/queries.ts";

/** Writes a document straight from the ledger; the documents page shows first what a format cannot carry. */
export const ExportMenu = ({ system }: { readonly system: System }) => {
  const formats = useQuery(formatsQuery);
  const download = useDownload(system);
  const navigate = useNavigate();
  if (!may(system, "item.export")) return null;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          loading={download.isPending}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.data?.map((format) => (
          <Menu.Item key={format.id} onClick={() => download.mutate(format)}>
            {format.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() =>
            void navigate({ to: "/systems/$systemId/documents", params: { systemId: system.id }, search: {} })
          }
        >
          See what a format carries
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
