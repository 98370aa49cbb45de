import { Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import {
  type DecideDeviation,
  decideDeviation,
  type Deviation,
  type RequestMove,
  type System,
} from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { FormModal, ReasonInput } from "../../components/form-modal.tsx";
import { DeviationDetail } from "./deviation-detail.tsx";
import { EFFECT_WORDS, MOVE_WORDS, TYPE_WORDS } from "./deviation-words.ts";
import classes from "./deviations.module.css";
import { useDeviationsChanged } from "./queries.ts";

type DecisionDialogProps = {
  readonly system: System;
  readonly deviation: Deviation;
  readonly today: string;
  readonly move: RequestMove;
  readonly onClose: () => void;
};

/** Shows the whole request beside the decision, so that nobody decides on what was not shown. */
export const DecisionDialog = ({ system, deviation, today, move, onClose }: DecisionDialogProps) => {
  const words = MOVE_WORDS[move];
  const changed = useDeviationsChanged(system.id);
  const decide = useMutation({
    mutationFn: (body: DecideDeviation) =>
      decideDeviation({ path: { systemId: system.id, deviationId: deviation.id }, body }),
    onSuccess: async () => {
      onClose();
      notifyDone(`${deviation.name} is ${words.done}.`);
      await changed();
    },
  });
  const submit = (form: FormData): void => {
    decide.mutate({
      move,
      reason: field(form, "reason"),
      ...(move === "approve" ? { expiresOn: field(form, "expiresOn") || null } : {}),
      ...(move === "approve" || move === "review" ? { reviewOn: field(form, "reviewOn") || null } : {}),
    });
  };
  const needsEnd = deviation.standing !== null || deviation.claim.type === "risk acceptance";
  const subject = deviation.item?.poamId ?? "standing";
  return (
    <FormModal
      size={640}
      title={`${words.button} ${deviation.name}: ${TYPE_WORDS[deviation.claim.type]}, ${subject}`}
      lead={
        <>
          <div className={classes["shown"]}>
            {deviation.item !== null && <Text fw={550}>{deviation.item.weaknessName}</Text>}
            <DeviationDetail system={system} deviation={deviation} today={today} />
          </div>
          <Text size="sm">
            {words.lead} {move === "approve" && EFFECT_WORDS[deviation.claim.type]}
          </Text>
        </>
      }
      action={words.button}
      pending={decide.isPending}
      error={decide.error}
      onForm={submit}
      onClose={onClose}
    >
      <div className={classes["pair"]}>
        {move === "approve" && (
          <TextInput
            name="expiresOn"
            type="date"
            label="Last day"
            description={needsEnd ? "Then it ends by itself." : "Empty has no end."}
            required={needsEnd}
            defaultValue={deviation.wantedUntil ?? ""}
          />
        )}
        {(move === "approve" || move === "review") && (
          <TextInput
            name="reviewOn"
            type="date"
            label="Next review"
            description="When to look whether it still holds."
            required={move === "review"}
          />
        )}
      </div>
      <ReasonInput where="the history" />
    </FormModal>
  );
};
