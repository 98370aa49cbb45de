import { Modal, NativeSelect, Skeleton, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import {
  type ClaimType,
  type ItemDeviations,
  type RequestDeviation,
  requestDeviation,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { ClaimFields, FieldGroup } from "./claim-fields.tsx";
import { EvidenceChoice } from "./evidence-choice.tsx";
import { claimOf, questionOf } from "./claim-of-form.ts";
import { EFFECT_WORDS, TYPE_WORDS } from "./deviation-words.ts";
import { LiveScore } from "./live-score.tsx";
import { itemDeviationsQuery, useDeviationsChanged } from "./queries.ts";
import { ReductionFields } from "./reduction-fields.tsx";

/** What is known already when the form opens. */
export type Prefill = { readonly type: ClaimType; readonly evidence: string; readonly rationale: string };

type RequestDialogProps = {
  readonly system: System;
  readonly poamId: string;
  readonly prefill?: Prefill;
  readonly onClose: () => void;
};

/** The request form of one item. */
export const RequestDialog = (props: RequestDialogProps) => {
  const { system, poamId, onClose } = props;
  const query = useQuery(itemDeviationsQuery(system.id, poamId));
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={`Ask for a deviation of ${poamId}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {query.isError && <FaultAlert error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton height={320} />}
      {query.data !== undefined && <RequestForm {...props} known={query.data} />}
    </Modal>
  );
};

const NOTHING = { baseVector: null, modified: {}, remediationLevel: null, enteredScore: null };

type RequestFormProps = RequestDialogProps & { readonly known: ItemDeviations };

const RequestForm = ({ system, poamId, prefill, onClose, known }: RequestFormProps) => {
  const fitting = known.types.filter(({ refusal }) => refusal === null);
  const refused = known.types.filter(({ refusal }) => refusal !== null);
  const first = fitting.find(({ type }) => type === prefill?.type) ?? fitting[0];
  const [type, setType] = useState<ClaimType | undefined>(first?.type);
  const detected = known.unmodified?.vector ?? null;
  const [question, setQuestion] = useState(questionOf(new FormData(), detected));
  const changed = useDeviationsChanged(system.id);
  const ask = useMutation({
    mutationFn: (body: RequestDeviation) => requestDeviation({ path: { systemId: system.id, poamId }, body }),
    onSuccess: async ({ name }) => {
      await changed();
      notifyDone(`${name} waits for an approver.`);
      onClose();
    },
  });
  if (type === undefined)
    return (
      <Stack gap="sm">
        <Text size="sm">Nothing can be asked for now.</Text>
        <Refusals refused={refused} />
      </Stack>
    );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    ask.mutate({
      claim: claimOf(form, type, detected),
      rationale: field(form, "rationale"),
      vulnerabilityInformation: field(form, "vulnerabilityInformation") || null,
      until: field(form, "until") || null,
      evidenceIds: form.getAll("evidenceId").map(String),
    });
  };
  const reducing = type.endsWith("risk adjustment");
  return (
    <form
      onSubmit={submit}
      onInput={(event) =>
        setQuestion(reducing ? questionOf(new FormData(event.currentTarget), detected) : NOTHING)
      }
    >
      <Stack gap="md">
        {ask.isError && <FaultAlert error={ask.error} />}
        <FieldGroup title="Request">
          <NativeSelect
            name="type"
            label="Type"
            description={EFFECT_WORDS[type]}
            value={type}
            onChange={(event) => {
              const chosen = fitting.find((one) => one.type === event.currentTarget.value);
              if (chosen) setType(chosen.type);
            }}
            data={fitting.map((one) => ({ value: one.type, label: TYPE_WORDS[one.type] }))}
          />
          <Refusals refused={refused} />
          <Textarea
            name="rationale"
            label="Rationale"
            description="Stands in documents."
            defaultValue={prefill?.rationale ?? ""}
            required
            autosize
            minRows={2}
            maxRows={12}
            maxLength={10_000}
          />
          <TextInput
            name="until"
            type="date"
            label="Last day"
            description={
              type === "risk acceptance" ? "Then the item comes back by itself." : "Empty asks for no end."
            }
            required={type === "risk acceptance"}
          />
        </FieldGroup>
        <ClaimFields
          type={type}
          {...(prefill === undefined ? {} : { evidence: prefill.evidence })}
          reduction={
            <ReductionFields
              question={question}
              hasVector={detected !== null}
              detected={detected}
              score={<LiveScore systemId={system.id} poamId={poamId} question={question} />}
            />
          }
        />
        <EvidenceChoice systemId={system.id} poamId={poamId} />
        <Textarea
          name="vulnerabilityInformation"
          label="More about the vulnerability"
          description="What you add to what the tool says, if anything."
          autosize
          minRows={1}
          maxRows={8}
          maxLength={10_000}
        />
        <FormButtons action="Send to an approver" pending={ask.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
};

/** What cannot be asked for, and why: on demand. */
const Refusals = ({ refused }: { readonly refused: ItemDeviations["types"] }) =>
  refused.length > 0 && (
    <details>
      <summary style={{ cursor: "pointer", minHeight: 24, fontSize: 13 }}>
        What cannot be asked for, and why
      </summary>
      <ul style={{ margin: "4px 0 0", paddingInlineStart: 18, fontSize: 13 }}>
        {refused.map(({ type, refusal }) => (
          <li key={type}>
            <b>{TYPE_WORDS[type]}</b>: {refusal}
          </li>
        ))}
      </ul>
    </details>
  );
