import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./page.module.css";
import { useArrival } from "./use-arrival.ts";

type PageProps = {
  /** Also the document's title, before the product's name. */
  readonly title: string;
  /** Shown above the title: where this page belongs. */
  readonly above?: ReactNode;
  /** Beside the title: marks, counts. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: "reading" | "wide" | "full";
  readonly children: ReactNode;
};

/** A page with its one h1. After a navigation the h1 takes the focus, so that a reader hears where they are. */
export const Page = ({ title, above, beside, actions, width = "wide", children }: PageProps) => {
  const heading = useArrival(title);

  return (
    <div className={classes["page"]} data-width={width}>
      <div className={classes["head"]}>
        <div className={classes["titles"]}>
          {above !== undefined && <div className={classes["above"]}>{above}</div>}
          <div className={classes["line"]}>
            <Title order={1} ref={heading} tabIndex={-1} className={classes["title"]}>
              {title}
            </Title>
            {beside}
          </div>
        </div>
        {actions !== undefined && <div className={`${classes["actions"]} no-print`}>{actions}</div>}
      </div>
      {children}
    </div>
  );
};
