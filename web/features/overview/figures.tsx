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
import { count } from "../../components/format.ts";
import classes from "./overview.module.css";

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
  <ul className={classes["figures"]} aria-label="Figures">
    {FIGURES.map(({ key, name, tone, icon: Icon, search }) => (
      <li key={key} className={classes["figure"]}>
        <Link
          to="/systems/$systemId/ledger"
          params={{ systemId }}
          search={search}
          className={classes["figurelink"]}
        >
          <span className={classes["number"]} data-tone={overview[key] === 0 ? "plain" : tone}>
            {count(overview[key])}
          </span>{" "}
          <span className={classes["figurename"]}>
            <Icon size={15} stroke={1.8} aria-hidden="true" />
            {name}
          </span>
        </Link>
      </li>
    ))}
  </ul>
);
