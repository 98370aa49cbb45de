import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./section.module.css";

type SectionProps = {
  readonly title: string;
  readonly aside?: ReactNode;
  /** False for content that brings its own edges, such as a table. */
  readonly padded?: boolean;
  readonly children: ReactNode;
};

/** A bordered part of a page, named by its h2. */
export const Section = ({ title, aside, padded = true, children }: SectionProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes["section"]}>
      <div className={classes["head"]}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {aside}
      </div>
      <div className={padded ? classes["body"] : classes["bare"]}>{children}</div>
    </section>
  );
};
