import { Text } from "@mantine/core";
import type { SystemSummary } from "../../api/api.generated.ts";
import { count } from "../../components/format.ts";
import { LedgerLink } from "../../components/ledger-link.tsx";
import { InstantText } from "../../components/instant-text.tsx";
import { may } from "../systems/queries.ts";
import { FIGURES, figureLabel } from "./figures.ts";
import classes from "./figures.module.css";
import { SystemName } from "./system-name.tsx";

/** The systems on a narrow screen. */
export const SystemCards = ({ systems }: { readonly systems: readonly SystemSummary[] }) => (
  <ul className={classes["cards"]} aria-label="Systems">
    {systems.map((system) => (
      <li key={system.id} className={classes["card"]}>
        <SystemName system={system} />
        {may(system, "system.read") ? <CardFigures system={system} /> : <NoRole />}
      </li>
    ))}
  </ul>
);

/** An administrator without a role is told no figures: noughts would be false. */
const NoRole = () => (
  <Text size="xs" c="dimmed" mt={4}>
    Figures are shown to people with a role in it
  </Text>
);

const CardFigures = ({ system }: { readonly system: SystemSummary }) => (
  <>
    <div className={classes["row"]}>
      {FIGURES.filter((figure) => figure.key === "open" || system[figure.key] > 0).map((figure) => (
        <span key={figure.key} className={classes["figure"]} data-tone={figure.tone}>
          <LedgerLink systemId={system.id} search={figure.search} label={figureLabel(system, figure)}>
            {count(system[figure.key])} {figure.name}
          </LedgerLink>
        </span>
      ))}
    </div>
    <Text size="xs" c="dimmed" mt={4} component="div">
      {system.lastImportAt === null ? (
        "No import yet"
      ) : (
        <>
          Last import <InstantText at={system.lastImportAt} />
        </>
      )}
    </Text>
  </>
);
