import type { ReactNode } from "react";
import type { LedgerSearch } from "../app/search-params.ts";
import { count } from "./format.ts";
import { TextLink } from "./links.tsx";

type LedgerLinkProps = {
  readonly systemId: string;
  readonly search: LedgerSearch;
  readonly label?: string;
  /** True inside a sentence, where colour alone would not tell the link from the words around it. */
  readonly inline?: boolean;
  readonly children: ReactNode;
};

/** A figure that leads to its rows. `label` says in words what the bare number means. */
export const LedgerLink = ({ systemId, search, label, inline = false, children }: LedgerLinkProps) => (
  <TextLink
    to="/systems/$systemId/ledger"
    params={{ systemId }}
    search={search}
    underline={inline ? "always" : "hover"}
    {...(label === undefined ? {} : { "aria-label": label })}
  >
    {children}
  </TextLink>
);

type LedgerFigureProps = Omit<LedgerLinkProps, "children" | "inline" | "label"> & {
  readonly value: number;
  readonly label: string;
};

/** A count as such a link; a nought is none, for it has no rows. */
export const LedgerFigure = ({ value, label, ...link }: LedgerFigureProps) =>
  value === 0 ? (
    "0"
  ) : (
    <LedgerLink {...link} label={`${count(value)} ${label}`}>
      {count(value)}
    </LedgerLink>
  );
