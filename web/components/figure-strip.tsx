import type { IconProps } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import classes from "./figure-strip.module.css";
import { count } from "./format.ts";

/** A row of five figures, each a list item that holds a link of the class `figureLink`. */
export const FigureStrip = ({ children }: { readonly children: ReactNode }) => (
  <ul className={classes["figures"]} aria-label="Figures">
    {children}
  </ul>
);

export const figureLink = classes["link"] ?? "";

type FigureWordsProps = {
  readonly value: number;
  /** Its colour when it is not zero. */
  readonly tone: string;
  readonly icon: ComponentType<IconProps>;
  readonly name: string;
};

export const FigureWords = ({ value, tone, icon: Mark, name }: FigureWordsProps) => (
  <>
    <span className={classes["number"]} data-tone={value === 0 ? "plain" : tone}>
      {count(value)}
    </span>{" "}
    <span className={classes["name"]}>
      <Mark size={15} stroke={1.8} aria-hidden="true" />
      {name}
    </span>
  </>
);
