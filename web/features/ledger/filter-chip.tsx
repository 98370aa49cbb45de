import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { count } from "../../components/format.ts";
import classes from "./ledger.module.css";

type FilterChipProps = {
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly total?: number;
  readonly children: ReactNode;
};

/** A filter that is on or off. */
export const FilterChip = ({ pressed, onPress, total, children }: FilterChipProps) => (
  <UnstyledButton className={classes["chip"]} aria-pressed={pressed} onClick={onPress}>
    {children}
    {total !== undefined && <span className={classes["total"]}>{count(total)}</span>}
  </UnstyledButton>
);
