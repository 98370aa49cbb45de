import {
  IconCircle,
  IconClockExclamation,
  IconClockHour4,
  IconHourglass,
  IconUserQuestion,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Overview } from "../../api/api.generated.ts";
import type { LedgerSearch } from "../../app/search-params.ts";
import { figureLink, FigureStrip, FigureWords } from "../../components/figure-strip.tsx";

const FIGURES = [
  { key: "open", name: "Open", tone: "plain", icon: IconCircle, search: { status: "open" } },
  {
    key: "late",
    name: "Late",
    tone: "late",
    icon: IconClockExclamation,
    search: { status: "open", time: "late" },
  },
  {
    key: "dueSoon",
    name: "Due soon",
    tone: "soon",
    icon: IconClockHour4,
    search: { status: "open", time: "due soon" },
  },
  {
    key: "pendingVerification",
    name: "Pending verification",
    tone: "waiting",
    icon: IconHourglass,
    search: { status: "pending verification" },
  },
  {
    key: "withoutPointOfContact",
    name: "Without point of contact",
    tone: "plain",
    icon: IconUserQuestion,
    search: { status: "open", noContact: true },
  },
] as const satisfies readonly {
  readonly key: keyof Overview;
  readonly search: LedgerSearch;
  [more: string]: unknown;
}[];

type FiguresProps = { readonly systemId: string; readonly overview: Overview };

/** The figures of the day; each leads to its rows. */
export const Figures = ({ systemId, overview }: FiguresProps) => (
  <FigureStrip>
    {FIGURES.map(({ key, name, tone, icon, search }) => (
      <li key={key}>
        <Link to="/systems/$systemId/ledger" params={{ systemId }} search={search} className={figureLink}>
          <FigureWords value={overview[key]} tone={tone} icon={icon} name={name} />
        </Link>
      </li>
    ))}
  </FigureStrip>
);
