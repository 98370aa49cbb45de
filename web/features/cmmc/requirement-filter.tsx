import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { Cmmc } from "../../api/api.generated.ts";
import { CMMC_FINDINGS, type CmmcSearch } from "../../app/search-params.ts";
import { counted } from "../../components/format.ts";
import classes from "./cmmc.module.css";

type RequirementFilterProps = {
  readonly cmmc: Cmmc;
  readonly search: CmmcSearch;
  readonly shown: number;
};

const FINDING_WORDS = { "not met": "Not met", "not assessed": "Not assessed", met: "Met" } as const;

/** Narrows the table; the address holds all of it. */
export const RequirementFilter = ({ cmmc, search, shown }: RequirementFilterProps) => {
  const navigate = useNavigate({ from: "/systems/$systemId/cmmc" });
  const { level, ...narrowing } = search;
  const go = (change: CmmcSearch): void => {
    const { open: _, ...rest } = search;
    const next = Object.fromEntries(
      Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined && value !== ""),
    );
    void navigate({ search: next, replace: true, resetScroll: false });
  };
  return (
    <div className={classes["filter"]}>
      <TextInput
        size="xs"
        type="search"
        className={classes["box"] ?? ""}
        aria-label="Find a requirement"
        placeholder="Number, title, note"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        defaultValue={search.q ?? ""}
        key={search.q === undefined ? "empty" : "filled"}
        autoFocus={false}
        onBlur={(event) => go({ q: event.currentTarget.value.trim() })}
        onKeyDown={(event) => {
          if (event.key === "Enter") go({ q: event.currentTarget.value.trim() });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label="Family"
        value={search.family ?? ""}
        data={[
          { value: "", label: "All families" },
          ...cmmc.score.families.map(({ family, name }) => ({ value: family, label: `${family} ${name}` })),
        ]}
        onChange={(event) => go({ family: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label="Counts as"
        value={search.show ?? ""}
        data={[
          { value: "", label: "All findings" },
          ...CMMC_FINDINGS.map((finding) => ({ value: finding, label: FINDING_WORDS[finding] })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const { show: _, ...rest } = search;
          const show = CMMC_FINDINGS.find((finding) => finding === value);
          void navigate({
            search: show === undefined ? rest : { ...rest, show },
            replace: true,
            resetScroll: false,
          });
        }}
      />
      <output className="tabular">{counted(shown, "requirement")}</output>
      {Object.keys(narrowing).length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() =>
            void navigate({
              search: level === undefined ? {} : { level },
              replace: true,
              resetScroll: false,
            })
          }
        >
          Show all
        </Button>
      )}
    </div>
  );
};
