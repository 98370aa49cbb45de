import { useSearch } from "@tanstack/react-router";
import type { Cmmc, CmmcRequirement, System } from "../../api/api.generated.ts";
import type { CmmcSearch } from "../../app/search-params.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { RequirementFilter } from "./requirement-filter.tsx";
import { RequirementRow } from "./requirement-row.tsx";
import classes from "./cmmc.module.css";

type RequirementsSectionProps = { readonly system: System; readonly cmmc: Cmmc };

/** The requirements of the level, by family, narrowed as the address says. */
export const RequirementsSection = ({ system, cmmc }: RequirementsSectionProps) => {
  const search = useSearch({ from: "/frame/systems/$systemId/cmmc" });
  const shown = cmmc.requirements.filter((each) => fits(each, search));
  const families = cmmc.score.families.flatMap(({ family, name }) => {
    const own = shown.filter((each) => each.family === family);
    return own.length === 0 ? [] : [{ family, name, own }];
  });
  return (
    <Section title="Requirements" padded={false}>
      <RequirementFilter cmmc={cmmc} search={search} shown={shown.length} />
      {shown.length === 0 ? (
        <EmptyState title="No requirement fits">Show all, or choose another family or finding.</EmptyState>
      ) : (
        <Table label="Requirements by family" stack>
          <colgroup>
            <col />
            <col className={classes["narrowColumn"] ?? ""} />
            <col className={classes["resultColumn"] ?? ""} />
            <col />
            <col className={classes["narrowColumn"] ?? ""} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Requirement</th>
              <th scope="col" data-number>
                Value
              </th>
              <th scope="col">Result</th>
              <th scope="col">Counts as</th>
              <th scope="col">Details</th>
            </tr>
          </thead>
          {families.map(({ family, name, own }) => (
            <tbody key={family}>
              <tr className={classes["family"]}>
                <th scope="rowgroup" colSpan={5}>
                  {family} {name}
                </th>
              </tr>
              {own.map((requirement) => (
                <RequirementRow
                  key={requirement.id}
                  system={system}
                  cmmc={cmmc}
                  requirement={requirement}
                  linked={search.open === requirement.id}
                />
              ))}
            </tbody>
          ))}
        </Table>
      )}
    </Section>
  );
};

/** A requirement that an address opens is shown whatever the filter says. */
const fits = (requirement: CmmcRequirement, { show, family, q, open }: CmmcSearch): boolean => {
  if (open === requirement.id) return true;
  if (family !== undefined && requirement.family !== family) return false;
  if (show !== undefined && (requirement.finding === "partial" ? "not met" : requirement.finding) !== show)
    return false;
  if (q === undefined) return true;
  const words = `${requirement.id} ${requirement.cmmcId} ${requirement.title} ${requirement.recorded?.note ?? ""}`;
  return words.toLowerCase().includes(q.toLowerCase());
};
