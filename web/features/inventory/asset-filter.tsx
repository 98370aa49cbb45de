import { Button, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { AssetsSearch } from "../../app/search-params.ts";
import { counted } from "../../components/format.ts";
import { STATE_MARKS } from "./asset-state-mark.tsx";
import classes from "./inventory.module.css";

type AssetFilterProps = { readonly search: AssetsSearch; readonly total: number };

/** What is shown, a box that narrows it, and a way back to everything. The address holds all of it. */
export const AssetFilter = ({ search, total }: AssetFilterProps) => {
  const navigate = useNavigate({ from: "/systems/$systemId/assets" });
  const [text, setText] = useState(search.q ?? "");
  const sent = useRef(search.q ?? "");
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    const { q: _, ...rest } = search;
    void navigate({ search: next === "" ? rest : { ...rest, q: next }, replace: true, resetScroll: false });
  }, 200);
  // An address that came from elsewhere wins over what stands in the box.
  useEffect(() => {
    const now = search.q ?? "";
    if (now === sent.current) return;
    sent.current = now;
    setText(now);
  }, [search.q]);
  const narrowed = search.state !== undefined || search.unauthenticated === true || search.q !== undefined;
  return (
    <div className={classes["filter"]}>
      <TextInput
        className={classes["box"] ?? ""}
        size="xs"
        type="search"
        aria-label="Find an asset"
        placeholder="Name, address, system, owner"
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          send(event.currentTarget.value.trim());
        }}
      />
      <output className="tabular">
        {counted(total, "asset")}
        {search.state === undefined ? "" : `: ${STATE_MARKS[search.state].words.toLowerCase()}`}
        {search.unauthenticated === true ? ": scanned this month without sign-in" : ""}
      </output>
      {narrowed && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => void navigate({ search: {}, replace: true, resetScroll: false })}
        >
          Show all
        </Button>
      )}
    </div>
  );
};
