import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Deviation, RequestMove, System } from "../../api/api.generated.ts";
import { may } from "../systems/queries.ts";
import { DecisionDialog } from "./decision-dialog.tsx";
import { MOVE_WORDS } from "./deviation-words.ts";

type DecisionButtonsProps = {
  readonly system: System;
  readonly deviation: Deviation;
  readonly today: string;
};

/** What the person may do to the request now; who asked cannot decide. */
export const DecisionButtons = ({ system, deviation, today }: DecisionButtonsProps) => {
  const [move, setMove] = useState<RequestMove | null>(null);
  const decides = may(system, "deviation.decide");
  const moves = deviation.moves.filter((one) => {
    if (one === "withdraw") return may(system, "deviation.request");
    return decides && !(deviation.own && (one === "approve" || one === "reject"));
  });
  const waits = deviation.status === "pending" && decides && deviation.own;
  return (
    <Group gap={6} className="no-print">
      {moves.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          variant={MOVE_WORDS[one].filled === true ? "filled" : "default"}
          aria-label={`${MOVE_WORDS[one].button} ${deviation.name}`}
          onClick={() => setMove(one)}
        >
          {MOVE_WORDS[one].button}
        </Button>
      ))}
      {waits && (
        <Text size="xs" c="dimmed">
          Another person decides
        </Text>
      )}
      {move !== null && (
        <DecisionDialog
          system={system}
          deviation={deviation}
          today={today}
          move={move}
          onClose={() => setMove(null)}
        />
      )}
    </Group>
  );
};
