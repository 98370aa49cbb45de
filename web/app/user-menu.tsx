import { Menu, UnstyledButton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconLogout, IconUserCircle } from "@tabler/icons-react";
import { notifyFault } from "../components/fault.ts";
import { signOut } from "../features/session/auth.ts";
import { sessionQuery } from "../features/session/session-query.ts";
import classes from "./rail.module.css";

export const UserMenu = () => {
  const session = useQuery(sessionQuery).data;
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const name = session?.user?.name ?? "Account";

  const leave = async (): Promise<void> => {
    try {
      await signOut();
      queryClient.clear();
      await navigate({ to: "/sign-in", search: {} });
    } catch (error) {
      notifyFault(error);
    }
  };

  return (
    <Menu position="right-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes["button"]}>
          <IconUserCircle size={18} stroke={1.7} aria-hidden="true" />
          <span className={`${classes["word"]} ${classes["name"]}`} aria-hidden="true">
            {name}
          </span>
          <span className="visually-hidden">Account, {name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session?.user?.email}
          {session?.user?.administrator === true && " · administrator"}
          <br />
          Milepost {session?.version}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
