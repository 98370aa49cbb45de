import { Button } from "@mantine/core";
import { useState } from "react";
import type { Statement, System } from "../../api/api.generated.ts";
import { may } from "../systems/queries.ts";
import { RequestDialog } from "./request-dialog.tsx";

type AskButtonProps = {
  readonly system: System;
  readonly poamId: string;
  readonly statement: Statement;
};

/** Opens the request form with what a statement says; only "not affected" asks for a deviation. */
export const AskButton = ({ system, poamId, statement }: AskButtonProps) => {
  const [asking, setAsking] = useState(false);
  if (statement.status !== "not affected" || !may(system, "deviation.request")) return null;
  const { vulnerability, justification, detail, fileName, ordinal } = statement;
  const said = [justification?.replaceAll("_", " "), detail].filter((part) => part).join(": ");
  const prefill = {
    type: "false positive",
    rationale: `${vulnerability}: the statement in ${fileName} says not affected.`,
    evidence: `${said === "" ? "Not affected" : said} (${fileName}, record ${ordinal}).`,
  } as const;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Ask for a false positive because of ${vulnerability}`}
        onClick={() => setAsking(true)}
      >
        Ask
      </Button>
      {asking && (
        <RequestDialog system={system} poamId={poamId} prefill={prefill} onClose={() => setAsking(false)} />
      )}
    </>
  );
};
