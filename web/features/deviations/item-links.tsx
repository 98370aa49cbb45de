import type { System } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { ItemLink } from "../../components/item-link.tsx";
import classes from "./deviations.module.css";

const FIRST = 12;

type ItemLinksProps = {
  readonly system: System;
  readonly poamIds: readonly string[];
  readonly none: string;
};

/** Numbers of items, each a link; the first ones, and the others on demand. */
export const ItemLinks = ({ system, poamIds, none }: ItemLinksProps) => {
  if (poamIds.length === 0) return <span className={classes["quiet"]}>{none}</span>;
  const links = (some: readonly string[]) => (
    <span className={classes["links"]}>
      {some.map((poamId) => (
        <ItemLink key={poamId} systemId={system.id} poamId={poamId} underline="always" />
      ))}
    </span>
  );
  return (
    <>
      {links(poamIds.slice(0, FIRST))}
      {poamIds.length > FIRST && (
        <details>
          <summary className={classes["more"]}>{count(poamIds.length - FIRST)} more</summary>
          {links(poamIds.slice(FIRST))}
        </details>
      )}
    </>
  );
};
