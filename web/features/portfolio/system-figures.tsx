import type { SystemSummary } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { LedgerLink } from "../../components/ledger-link.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import { may } from "../systems/queries.ts";
import { FIGURES, figureLabel } from "./figures.ts";
import classes from "./figures.module.css";

/**
 * The figures and the last import as table cells; a nought is no link, for it has no rows. To an administrator without
 * a role the server tells none of them, and its noughts would be false.
 */
export const SystemFigures = ({ system }: { readonly system: SystemSummary }) => {
  if (!may(system, "system.read"))
    return (
      <td colSpan={FIGURES.length + 1} className={classes["untold"]}>
        Shown to people with a role in it
      </td>
    );
  return (
    <>
      {FIGURES.map((figure) => (
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
      ))}
      <td>{system.lastImportAt === null ? "none yet" : <InstantText at={system.lastImportAt} />}</td>
    </>
  );
};
