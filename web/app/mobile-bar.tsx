import { ActionIcon } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconMenu2, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { BrandMark } from "./brand-mark.tsx";
import classes from "./mobile-bar.module.css";

/** The top bar of narrow screens. */
export const MobileBar = ({ onMenu }: { readonly onMenu: () => void }) => (
  <nav aria-label="Top bar" className={`${classes["bar"]} no-print`}>
    <ActionIcon variant="subtle" color="gray" size={40} aria-label="Open the menu" onClick={onMenu}>
      <IconMenu2 size={20} />
    </ActionIcon>
    <Link to="/" className={classes["brand"]}>
      <BrandMark />
      Milepost
    </Link>
    <ActionIcon
      variant="subtle"
      color="gray"
      size={40}
      aria-label="Search and commands"
      onClick={spotlight.open}
    >
      <IconSearch size={20} />
    </ActionIcon>
  </nav>
);
