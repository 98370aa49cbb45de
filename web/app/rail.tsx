import { UnstyledButton } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { BrandMark } from "./brand-mark.tsx";
import { RailNav } from "./rail-nav.tsx";
import classes from "./rail.module.css";
import { SystemSwitcher } from "./system-switcher.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K";

/** Where one can go. `wide` keeps the words at every width, for the drawer. */
export const Rail = ({ wide = false }: { readonly wide?: boolean }) => (
  <div className={classes["rail"]} data-wide={wide || undefined}>
    <Link to="/" className={classes["brand"]} aria-label="Milepost, all systems">
      <BrandMark />
      <span className={classes["word"]}>Milepost</span>
    </Link>
    <SystemSwitcher />
    <UnstyledButton
      className={classes["search"]}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={spotlight.open}
    >
      <IconSearch size={17} stroke={1.7} aria-hidden="true" />
      <span className={classes["word"]} aria-hidden="true">
        Search
      </span>
      <span className="visually-hidden">Search and commands</span>
      <kbd className={classes["kbd"]} aria-hidden="true">
        {COMMAND_KEY}
      </kbd>
    </UnstyledButton>
    <RailNav />
    <div className={classes["foot"]}>
      <ThemeMenu />
      <UserMenu />
    </div>
  </div>
);
