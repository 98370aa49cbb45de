import { Button, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import {
  type ClaimType,
  type RequestStandingDeviation,
  requestStandingDeviation,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { ClaimFields, FieldGroup } from "./claim-fields.tsx";
import { claimOf, questionOf } from "./claim-of-form.ts";
import { TYPE_WORDS } from "./deviation-words.ts";
import classes from "./deviations.module.css";
import { useDeviationsChanged } from "./queries.ts";
import { ReductionFields } from "./reduction-fields.tsx";

const TYPES = [
  "false positive",
  "operational requirement",
  "risk adjustment",
  "operational requirement and risk adjustment",
] as const satisfies readonly ClaimType[];

const MATCH = [
  { name: "detector", label: "Detector", placeholder: "nessus" },
  { name: "sourceIdentifier", label: "Source identifier", placeholder: "12345" },
  { name: "cve", label: "CVE", placeholder: "CVE-2026-1234" },
  { name: "package", label: "Package", placeholder: "pkg:deb/debian/openssl" },
  { name: "asset", label: "Asset, * for any letters", placeholder: "lab-*" },
] as const;

/** The button and form for a deviation of everything that matches. */
export const StandingDialog = ({ system }: { readonly system: System }) => {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button onClick={dialog.open}>Ask for a standing deviation</Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        size={720}
        title="Ask for a standing deviation"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <StandingForm system={system} onClose={dialog.close} />
      </Modal>
    </>
  );
};

type StandingFormProps = { readonly system: System; readonly onClose: () => void };

const StandingForm = ({ system, onClose }: StandingFormProps) => {
  const [type, setType] = useState<(typeof TYPES)[number]>("false positive");
  const [question, setQuestion] = useState(questionOf(new FormData(), null));
  const changed = useDeviationsChanged(system.id);
  const ask = useMutation({
    mutationFn: (body: RequestStandingDeviation) =>
      requestStandingDeviation({ path: { systemId: system.id }, body }),
    onSuccess: async ({ name }) => {
      await changed();
      notifyDone(`${name} waits for an approver.`);
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string): string | null => field(form, name) || null;
    ask.mutate({
      claim: claimOf(form, type, null),
      rationale: field(form, "rationale"),
      match: {
        detector: given("detector"),
        sourceIdentifier: given("sourceIdentifier"),
        cve: given("cve"),
        package: given("package"),
        asset: given("asset"),
      },
      from: field(form, "from"),
      until: field(form, "until"),
    });
  };
  return (
    <form
      onSubmit={submit}
      onInput={(event) => setQuestion(questionOf(new FormData(event.currentTarget), null))}
    >
      <Stack gap="md">
        <Text size="sm">
          Once approved, every open item all of whose findings match has this deviation, now and after each
          import, until the last day. Then it expires and the items come back.
        </Text>
        {ask.isError && <FaultAlert error={ask.error} />}
        <FieldGroup title="Applies to">
          <Text size="sm" c="dimmed">
            All that is given here has to hold.
          </Text>
          <div className={classes["pair"]}>
            {MATCH.map(({ name, label, placeholder }) => (
              <TextInput key={name} name={name} label={label} placeholder={placeholder} maxLength={1000} />
            ))}
          </div>
          <div className={classes["pair"]}>
            <TextInput name="from" type="date" label="First day" required />
            <TextInput name="until" type="date" label="Last day" required />
          </div>
        </FieldGroup>
        <FieldGroup title="Request">
          <NativeSelect
            name="type"
            label="Type"
            value={type}
            onChange={(event) => {
              const chosen = TYPES.find((one) => one === event.currentTarget.value);
              if (chosen) setType(chosen);
            }}
            data={TYPES.map((one) => ({ value: one, label: TYPE_WORDS[one] }))}
          />
          <Textarea
            name="rationale"
            label="Rationale"
            description="Stands in documents."
            required
            autosize
            minRows={2}
            maxRows={12}
            maxLength={10_000}
          />
        </FieldGroup>
        <ClaimFields
          type={type}
          reduction={<ReductionFields question={question} hasVector detected={null} />}
        />
        <FormButtons action="Send to an approver" pending={ask.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
};
