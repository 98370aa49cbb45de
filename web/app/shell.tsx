import { Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { MobileBar } from "./mobile-bar.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import classes from "./shell.module.css";

/** The frame: skip link, rail (a drawer on narrow screens), the page. */
export const Shell = () => {
  const [open, drawer] = useDisclosure(false);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => drawer.close(), [path, drawer.close]);

  return (
    <div className={classes["shell"]}>
      <a href="#content" className={classes["skip"]}>
        Skip to the page
      </a>
      <header className={classes["rail"]}>
        <Rail />
      </header>
      <MobileBar onMenu={drawer.open} />
      <Drawer opened={open} onClose={drawer.close} title="Milepost" size={280} padding="sm">
        <Rail wide />
      </Drawer>
      <main id="content" tabIndex={-1} className={classes["main"]}>
        <Outlet />
      </main>
      <Palette />
    </div>
  );
};
