import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ControlFamily, System, SystemControls } from "../../api/api.generated.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { Page } from "../../components/page.tsx";
import { Section } from "../../components/section.tsx";
import { SkeletonRows } from "../../components/skeleton-rows.tsx";
import { useSystem } from "../systems/queries.ts";
import classes from "./controls.module.css";
import { FamilySection } from "./family-section.tsx";
import { LoadNote } from "./load-note.tsx";
import { controlsQuery } from "./queries.ts";
import { SecurityPlanSection } from "./security-plan-section.tsx";

/** Which controls the system's items touch, by family. */
export const ControlsPage = () => {
  const system = useSystem();
  const controls = useQuery(controlsQuery(system.id));
  return (
    <Page title="Controls" above={system.name}>
      <div className={classes["stack"]}>
        {controls.isError && <FaultAlert error={controls.error} retry={controls.refetch} />}
        {controls.isPending && (
          <Section title="Controls" padded={false}>
            <SkeletonRows rows={8} label="Reading the controls" />
          </Section>
        )}
        {controls.data !== undefined && <SecurityPlanSection system={system} plan={controls.data.plan} />}
        {controls.data !== undefined && <Families system={system} controls={controls.data} />}
      </div>
    </Page>
  );
};

type FamiliesProps = { readonly system: System; readonly controls: SystemControls };

const Families = ({ system, controls }: FamiliesProps) => {
  const { q = "" } = useSearch({ from: "/frame/systems/$systemId/controls" });
  const navigate = useNavigate({ from: "/systems/$systemId/controls" });
  const shown = controls.families.flatMap((family) => narrowed(family, q.trim().toLowerCase()));
  if (controls.families.length === 0)
    return (
      <EmptyState title="No control yet">
        Items name the controls that they touch: from the scanner, by the rulebook, or by hand on the item.
        Here they stand by family. {controls.catalogs === 0 && <LoadNote systemId={system.id} />}
      </EmptyState>
    );
  return (
    <>
      {controls.catalogs === 0 && (
        <p className={classes["note"]}>
          <LoadNote systemId={system.id} />
        </p>
      )}
      <div className={classes["filter"]}>
        <TextInput
          className={classes["box"] ?? ""}
          size="xs"
          type="search"
          aria-label="Find a control"
          placeholder="Control, title, family"
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={q}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: value === "" ? {} : { q: value }, replace: true, resetScroll: false })
          }
        />
        <output className="tabular">
          {counted(
            shown.reduce((total, family) => total + family.controls.length, 0),
            "control",
          )}
        </output>
        {controls.without.open > 0 && (
          <span className={classes["quiet"]}>
            {counted(controls.without.open, "open item names", "open items name")} no control
          </span>
        )}
      </div>
      {shown.length === 0 && (
        <EmptyState title="No control fits">
          No control or title has these letters. Take some away.
        </EmptyState>
      )}
      {shown.map((family) => (
        <FamilySection key={family.family} systemId={system.id} family={family} />
      ))}
    </>
  );
};

/** The family with those of its controls that have the letters; the whole family when its name has them. */
const narrowed = (family: ControlFamily, letters: string): ControlFamily[] => {
  const has = (...words: ReadonlyArray<string | null>): boolean =>
    words.some((word) => word?.toLowerCase().includes(letters));
  if (has(family.family, family.title)) return [family];
  const controls = family.controls.filter(({ key, label, title }) => has(key, label, title));
  return controls.length === 0 ? [] : [{ ...family, controls }];
};
