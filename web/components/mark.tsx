import type { IconProps } from "@tabler/icons-react";
import type { ComponentType } from "react";
import classes from "./marks.module.css";

export type MarkProps = {
  readonly icon: ComponentType<IconProps>;
  readonly tone: "late" | "soon" | "good" | "waiting" | "quiet" | "plain";
  readonly words: string;
};

/** A state as shape, words and colour together. */
export const Mark = ({ icon: Icon, tone, words }: MarkProps) => (
  <span className={classes["mark"]} data-tone={tone}>
    <Icon size={15} stroke={1.8} aria-hidden="true" className={classes["icon"]} />
    {words}
  </span>
);
