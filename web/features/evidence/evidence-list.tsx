import { Anchor, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Evidence, type System, withdrawEvidence } from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";
import { DayText } from "../../components/instant-text.tsx";
import { HashText } from "../../components/hash-text.tsx";
import { ReasonForm } from "../../components/reason-form.tsx";
import { sentence } from "../../components/words.ts";
import classes from "../item/item.module.css";
import { may } from "../systems/queries.ts";

type EvidenceListProps = { readonly system: System; readonly evidence: readonly Evidence[] };

/** Each piece with who added it, what it proves, and until when. */
export const EvidenceList = ({ system, evidence }: EvidenceListProps) => (
  <ul className={classes["steps"]} aria-label="Evidence">
    {evidence.map((piece) => (
      <li key={piece.id}>
        <div className={classes["stephead"]}>
          <b>
            <PieceName system={system} piece={piece} />
          </b>
          <span>{stateOf(piece)}</span>
        </div>
        <div>{piece.proves}</div>
        <div className={classes["because"]}>
          {piece.addedBy}, of <DayText day={piece.collectedOn} />
          {piece.expiresOn !== null && (
            <>
              , proves until <DayText day={piece.expiresOn} />
            </>
          )}
          {piece.sha256 !== null && (
            <>
              {" "}
              · <HashText sha256={piece.sha256} />
            </>
          )}
          {piece.poamIds.length > 1 && ` · also on ${piece.poamIds.length - 1} other items`}
        </div>
        {piece.withdrawn ? (
          <div className={classes["because"]}>Withdrawn: {piece.withdrawnBecause}</div>
        ) : (
          may(system, "item.edit") && <Withdraw system={system} piece={piece} />
        )}
      </li>
    ))}
  </ul>
);

const PieceName = ({ system, piece }: { readonly system: System; readonly piece: Evidence }) =>
  piece.kind === "file" && may(system, "raw-record.read") ? (
    <Anchor href={`/api/systems/${system.id}/evidence/${piece.id}/file`} download={piece.fileName ?? true}>
      {piece.fileName}
    </Anchor>
  ) : (
    (piece.fileName ?? `Attestation: ${piece.type ?? ""}`)
  );

const stateOf = ({ withdrawn, sensitivity }: Evidence): string =>
  withdrawn ? "Withdrawn" : sentence(sensitivity);

const Withdraw = ({ system, piece }: { readonly system: System; readonly piece: Evidence }) => {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      withdrawEvidence({ path: { systemId: system.id, evidenceId: piece.id }, body: { reason } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone("The evidence is withdrawn.");
    },
  });
  if (!asking)
    return (
      <Button
        size="compact-xs"
        variant="default"
        mt={4}
        onClick={() => setAsking(true)}
        aria-label={`Withdraw ${piece.fileName ?? piece.type ?? "the evidence"}`}
      >
        Withdraw
      </Button>
    );
  return (
    <ReasonForm
      action="Withdraw the evidence"
      pending={withdraw.isPending}
      error={withdraw.error}
      beside={
        <Button variant="default" onClick={() => setAsking(false)}>
          Cancel
        </Button>
      }
      onReason={(reason) => withdraw.mutate(reason)}
    />
  );
};
