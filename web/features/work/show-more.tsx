import { Button } from "@mantine/core";
import { count } from "../../components/format.ts";
import classes from "./work.module.css";

/** Rows of a queue that are shown at first. */
export const FIRST = 10;

type ShowMoreProps = {
  readonly shown: number;
  readonly fetched: number;
  readonly total: number;
  readonly name: string;
  readonly onMore: () => void;
};

/** A button for the rows that are there; a sentence for those that are not. */
export const ShowMore = ({ shown, fetched, total, name, onMore }: ShowMoreProps) => {
  if (shown < fetched)
    return (
      <div className={classes["foot"]}>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={onMore}
          aria-label={`Show ${count(fetched - shown)} more of ${name}`}
        >
          Show {count(fetched - shown)} more
        </Button>
      </div>
    );
  return fetched < total ? (
    <p className={classes["about"]}>
      The first {count(fetched)} of {count(total)}.
    </p>
  ) : null;
};
