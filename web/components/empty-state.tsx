import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

type EmptyStateProps = {
  readonly title: string;
  /** What this place is for. */
  readonly children: ReactNode;
  /** The first step. */
  readonly action?: ReactNode;
};

export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className={classes["empty"]}>
    <Title order={2}>{title}</Title>
    <Text c="dimmed" maw={520} mt={4}>
      {children}
    </Text>
    {action !== undefined && <div className={classes["action"]}>{action}</div>}
  </div>
);
