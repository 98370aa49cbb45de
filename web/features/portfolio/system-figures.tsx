import type { SystemSummary } from "../../api/generated.ts";
import { count } from "../../components/format.ts";
import { LedgerLink } from "../../components/ledger-link.tsx";
import { FIGURES, figureLabel } from "./figures.ts";
import classes from "./figures.module.css";

/** The figures as table cells; a nought is no link, for it has no rows. */
export const SystemFigures = ({ system }: { readonly system: SystemSummary }) =>
  FIGURES.map((figure) => (
    <td key={figure.key} data-number>
      <span className={classes["figure"]} data-tone={system[figure.key] === 0 ? "none" : figure.tone}>
        {system[figure.key] === 0 ? (
          0
        ) : (
          <LedgerLink systemId={system.id} search={figure.search} label={figureLabel(system, figure)}>
            {count(system[figure.key])}
          </LedgerLink>
        )}
      </span>
    </td>
  ));
