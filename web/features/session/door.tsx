import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { BrandMark } from "../../app/brand-mark.tsx";
import { useArrival } from "../../components/use-arrival.ts";
import classes from "./door.module.css";

type DoorProps = { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode };

/** The pages before the frame: one narrow column, one thing to do. */
export const Door = ({ title, lead, children }: DoorProps) => {
  const heading = useArrival(title);
  return (
    <main className={classes["door"]}>
      <div className={classes["panel"]}>
        <div className={classes["brand"]}>
          <BrandMark />
          Milepost
        </div>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead !== undefined && <div className={classes["lead"]}>{lead}</div>}
        {children}
      </div>
    </main>
  );
};
