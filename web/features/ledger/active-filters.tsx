import { UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { LedgerSearch } from "../../app/search-params.ts";
import { riskWord } from "../../components/risk-mark.tsx";
import classes from "./ledger.module.css";
import { useLedgerSearch } from "./use-ledger-search.ts";

/** A filter that no chip stands for, in words, and the parts of the address that are its own. */
type ActiveFilter = {
  readonly name: string;
  readonly words: string;
  readonly parts: ReadonlyArray<keyof LedgerSearch>;
};

const detectedWords = (from: string | undefined, to: string | undefined): string =>
  from === undefined ? `until ${to}` : to === undefined ? `since ${from}` : `${from} to ${to}`;

const activeFilters = (search: LedgerSearch): readonly ActiveFilter[] => {
  const { owner, family, source, rating, closedFrom, detectedFrom: from, detectedTo: to } = search;
  const active: ActiveFilter[] = [];
  if (owner !== undefined) active.push({ name: "Owner", words: owner || "nobody", parts: ["owner"] });
  if (family !== undefined)
    active.push({ name: "Control family", words: family || "none", parts: ["family"] });
  if (source !== undefined) active.push({ name: "Source", words: source, parts: ["source"] });
  if (rating !== undefined)
    active.push({ name: "Risk that counts", words: riskWord(rating), parts: ["rating"] });
  if (closedFrom !== undefined)
    active.push({ name: "Closed", words: `since ${closedFrom}`, parts: ["closedFrom"] });
  if (from !== undefined || to !== undefined)
    active.push({
      name: "Detected",
      words: detectedWords(from, to),
      parts: ["detectedFrom", "detectedTo"],
    });
  return active;
};

/** What narrows the ledger beyond the chips, each with a way to take it out. */
export const ActiveFilters = () => {
  const { search, change } = useLedgerSearch();
  const active = activeFilters(search);
  if (active.length === 0) return null;
  return (
    <ul className={classes["active"]} aria-label="Active filters">
      {active.map(({ name, words, parts }) => (
        <li key={name}>
          <UnstyledButton
            className={classes["chip"]}
            data-active
            aria-label={`Remove the filter ${name}: ${words}`}
            onClick={() => change(Object.fromEntries(parts.map((part) => [part, undefined])))}
          >
            <span>
              <span className={classes["total"]}>{name}</span> {words}
            </span>
            <IconX size={14} aria-hidden="true" />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
};
