import { Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { MobileBar } from "./mobile-bar.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import classes from "./shell.module.css";

/** The frame: skip link, rail (a drawer on narrow screens), the page. */
export const Shell = () => {
  const [open, { open: show, close }] = useDisclosure(false);
  const path = useLocation({ select: (location) => location.pathname });
  const shownFor = useRef(path);
  useEffect(() => {
    if (shownFor.current !== path) close();
    shownFor.current = path;
  }, [path, close]);

  return (
    <div className={classes["shell"]}>
      <a href="#content" className={classes["skip"]}>
        Skip to the page
      </a>
      <nav aria-label="Milepost" className={classes["rail"]}>
        <Rail />
      </nav>
      <MobileBar onMenu={show} />
      <Drawer
        opened={open}
        onClose={close}
        title="Menu"
        size={280}
        padding="sm"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <Rail wide />
      </Drawer>
      <main id="content" tabIndex={-1} className={classes["main"]}>
        <Outlet />
      </main>
      <Palette />
    </div>
  );
};
