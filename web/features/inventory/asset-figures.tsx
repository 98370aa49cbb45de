import { IconLockOpen2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { AssetFigures as Figures, InventoryState } from "../../api/api.generated.ts";
import type { AssetsSearch } from "../../app/search-params.ts";
import { figureLink, FigureStrip, FigureWords } from "../../components/figure-strip.tsx";
import { STATE_MARKS } from "./asset-state-mark.tsx";

const STATES = [
  ["declaredAndScanned", "declared and scanned"],
  ["notScannedThisMonth", "declared, not scanned this month"],
  ["neverScanned", "declared, never scanned"],
  ["notDeclared", "scanned, not declared"],
] as const satisfies ReadonlyArray<readonly [keyof Figures, InventoryState]>;

type AssetFiguresProps = {
  readonly systemId: string;
  readonly figures: Figures;
  readonly search: AssetsSearch;
};

/** How many assets stand in each state; each figure leads to its rows, and once more back to all. */
export const AssetFigures = ({ systemId, figures, search }: AssetFiguresProps) => {
  const shown = [
    ...STATES.map(([key, state]) => {
      const { icon, tone, words } = STATE_MARKS[state];
      return { key, icon, tone, name: words, filter: { state }, chosen: search.state === state };
    }),
    {
      key: "unauthenticated",
      icon: IconLockOpen2,
      tone: "soon",
      name: "Scanned without sign-in",
      filter: { unauthenticated: true },
      chosen: search.unauthenticated === true,
    },
  ] as const;
  return (
    <FigureStrip>
      {shown.map(({ key, icon, tone, name, filter, chosen }) => (
        <li key={key}>
          <Link
            to="/systems/$systemId/assets"
            params={{ systemId }}
            search={{ ...(chosen ? {} : filter), ...(search.q === undefined ? {} : { q: search.q }) }}
            className={figureLink}
            aria-current={chosen || undefined}
          >
            <FigureWords value={figures[key]} tone={tone} icon={icon} name={name} />
          </Link>
        </li>
      ))}
    </FigureStrip>
  );
};
