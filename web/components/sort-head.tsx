import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import classes from "./sort-head.module.css";

type SortHeadProps = {
  readonly label: string;
  readonly number?: boolean;
  readonly direction: "ascending" | "descending" | null;
  readonly onSort: () => void;
};

/** A column's head that sorts. */
export const SortHead = ({ label, number = false, direction, onSort }: SortHeadProps) => (
  <th scope="col" aria-sort={direction ?? "none"} data-number={number || undefined}>
    <UnstyledButton className={classes["button"]} onClick={onSort}>
      {label}
      {direction === "ascending" && <IconArrowUp size={13} aria-hidden="true" />}
      {direction === "descending" && <IconArrowDown size={13} aria-hidden="true" />}
    </UnstyledButton>
  </th>
);
