import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { systemQuery } from "../features/systems/queries.ts";
import { GENERAL_PAGES, SYSTEM_PAGES } from "./nav-entries.ts";
import classes from "./rail.module.css";
import { useNarrowRail } from "./use-narrow-rail.ts";

/** The pages of the product and, inside a system, of that system. An item belongs to the ledger, so that stays marked. */
export const RailNav = () => {
  const { systemId, poamId } = useParams({ strict: false });
  const narrow = useNarrowRail();
  // Only watched: the route of the system reads it. Pages of a system that cannot be read lead nowhere.
  const unreadable = useQuery({ ...systemQuery(systemId ?? ""), enabled: false }).isLoadingError;
  return (
    <>
      <ul className={classes["nav"]} aria-label="Everywhere">
        {GENERAL_PAGES.map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={name} position="right" disabled={!narrow}>
              <Link to={to} activeOptions={{ exact: true, includeSearch: false }} className={classes["link"]}>
                <Icon size={18} stroke={1.7} aria-hidden="true" />
                <span className={classes["word"]}>{name}</span>
                {narrow && <span className="visually-hidden">{name}</span>}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      {systemId !== undefined && !unreadable && (
        <>
          <div className={classes["group"]} aria-hidden="true">
            This system
          </div>
          <ul className={classes["nav"]} aria-label="This system">
            {SYSTEM_PAGES.map(({ to, name, icon: Icon }) => (
              <li key={to}>
                <Tooltip label={name} position="right" disabled={!narrow}>
                  <Link
                    to={to}
                    params={{ systemId }}
                    activeOptions={{ exact: to === "/systems/$systemId", includeSearch: false }}
                    data-within={(name === "Ledger" && poamId !== undefined) || undefined}
                    className={classes["link"]}
                  >
                    <Icon size={18} stroke={1.7} aria-hidden="true" />
                    <span className={classes["word"]}>{name}</span>
                    {narrow && <span className="visually-hidden">{name}</span>}
                  </Link>
                </Tooltip>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
