import { Menu, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { IconCheck, IconSelector, IconStack2 } from "@tabler/icons-react";
import { systemsQuery } from "../features/systems/queries.ts";
import classes from "./rail.module.css";

/** Names the present system and leads to the others. */
export const SystemSwitcher = () => {
  const { systemId } = useParams({ strict: false });
  const systems = useQuery(systemsQuery).data ?? [];
  const navigate = useNavigate();
  const current = systems.find((system) => system.id === systemId);
  const name = current?.name ?? "Choose a system";

  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes["switcher"]}>
          <span className={classes["initial"]} aria-hidden="true">
            {current === undefined ? <IconStack2 size={14} /> : name.slice(0, 1).toUpperCase()}
          </span>
          <span className="visually-hidden">Switch system, now: {name}</span>
          <span className={classes["switchertext"]} aria-hidden="true">
            <span className={classes["name"]} title={name}>
              {name}
            </span>
            {current !== undefined && <span className={classes["under"]}>{current.rulebook.name}</span>}
          </span>
          <IconSelector size={15} aria-hidden="true" className={classes["chevron"]} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {systems.map((system) => (
          <Menu.Item
            key={system.id}
            rightSection={system.id === systemId ? <IconCheck size={15} aria-label="present system" /> : null}
            onClick={() =>
              void navigate({ to: "/systems/$systemId", params: { systemId: system.id }, search: {} })
            }
          >
            {system.name}
          </Menu.Item>
        ))}
        {systems.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={() => void navigate({ to: "/", search: {} })}>All systems</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
