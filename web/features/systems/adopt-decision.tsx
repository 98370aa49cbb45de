import { Text } from "@mantine/core";
import type { System } from "../../api/api.generated.ts";
import { ReasonForm } from "../../components/reason-form.tsx";
import { may } from "./queries.ts";

type AdoptDecisionProps = {
  readonly system: System;
  /** The words of the button that adopts. */
  readonly action: string;
  readonly adopt: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly mutate: (reason: string) => void;
  };
};

/** Below what was only tried: that nothing has changed yet, and for an owner the adoption with its reason. */
export const AdoptDecision = ({ system, action, adopt }: AdoptDecisionProps) => {
  const mayAdopt = may(system, "policy.adopt");
  return (
    <>
      <Text size="sm" c="dimmed">
        Nothing has changed yet.
        {!mayAdopt && " Adopting takes an owner of the system."}
      </Text>
      {mayAdopt && (
        <ReasonForm
          action={action}
          pending={adopt.isPending}
          error={adopt.error}
          onReason={(reason) => adopt.mutate(reason)}
        />
      )}
    </>
  );
};
