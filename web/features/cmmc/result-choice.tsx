import { NativeSelect } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  type CmmcLevel,
  type CmmcRequirement,
  type CmmcResult,
  recordCmmcResults,
} from "../../api/api.generated.ts";
import { notifyFault } from "../../components/fault.ts";
import { RESULT_WORDS } from "./cmmc-words.ts";
import { levelText, useCmmcChanged } from "./queries.ts";

type ResultChoiceProps = {
  readonly systemId: string;
  readonly level: CmmcLevel;
  readonly requirement: CmmcRequirement;
};

/** With the arrow keys one passes over the results between; only where one stays is recorded. */
const REST_MS = 600;

/** The result of a requirement, recorded as soon as it is chosen. */
export const ResultChoice = ({ systemId, level, requirement }: ResultChoiceProps) => {
  const changed = useCmmcChanged(systemId);
  const [chosen, setChosen] = useState<CmmcResult | null>(null);
  const record = useMutation({
    mutationFn: (result: CmmcResult) =>
      recordCmmcResults({
        path: { systemId, level: levelText(level) },
        body: { results: [{ requirement: requirement.id, result }] },
      }),
    onSuccess: changed,
    onError: notifyFault,
    onSettled: () => setChosen(null),
  });
  const send = useDebouncedCallback(
    (result: CmmcResult) => {
      if (result === requirement.result) setChosen(null);
      else record.mutate(result);
    },
    { delay: REST_MS, flushOnUnmount: true },
  );
  return (
    <NativeSelect
      size="xs"
      w={150}
      aria-label={`Result of ${requirement.id}`}
      aria-busy={record.isPending || undefined}
      value={chosen ?? requirement.result}
      data={requirement.allowed.map((result) => ({ value: result, label: RESULT_WORDS[result] }))}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const result = requirement.allowed.find((known) => known === value);
        if (result === undefined) return;
        setChosen(result);
        send(result);
      }}
      onBlur={() => send.flush()}
    />
  );
};
