import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import classes from "./ledger.module.css";
import { useLedgerSearch } from "./use-ledger-search.ts";

/** Narrows the ledger while one types; the address follows a moment later. */
export const QuickFilter = () => {
  const { search, change } = useLedgerSearch();
  const [text, setText] = useState(search.q ?? "");
  const sent = useRef(search.q ?? "");
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    change({ q: next === "" ? undefined : next });
  }, 150);
  const type = (next: string): void => {
    setText(next);
    send(next);
  };

  // An address that came from elsewhere (a link, the back button, "Clear filters") wins over what stands in the box.
  useEffect(() => {
    const now = search.q ?? "";
    if (now === sent.current) return;
    sent.current = now;
    setText(now);
  }, [search.q]);

  return (
    <TextInput
      className={classes["quick"]}
      size="xs"
      type="search"
      aria-label="Quick filter"
      placeholder="Quick filter: name, CVE, source id, person"
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        text === "" ? null : (
          <CloseButton size={24} aria-label="Clear the quick filter" onClick={() => type("")} />
        )
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && text !== "") type("");
      }}
    />
  );
};
