import {
  Button,
  FileInput,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { addEvidence, attest, type Evidence, type Item, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { sentence } from "../../components/words.ts";

const SENSITIVITIES: readonly Evidence["sensitivity"][] = ["internal", "public", "CUI", "restricted"];

type EvidenceFormProps = {
  readonly system: System;
  readonly item: Item;
  readonly kind: "file" | "attestation";
  readonly onDone: () => void;
};

/** Adds a file or an attestation to the item. */
export const EvidenceForm = ({ system, item, kind, onDone }: EvidenceFormProps) => {
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const add = useMutation({
    mutationFn: (form: FormData) => {
      const expiresOn = field(form, "expiresOn");
      const facts = {
        proves: field(form, "proves"),
        collectedOn: field(form, "collectedOn"),
        sensitivity: SENSITIVITIES.find((word) => word === field(form, "sensitivity")) ?? "internal",
      };
      const path = { systemId: system.id };
      if (kind === "attestation" || file === null) {
        const type = field(form, "type");
        const body = { ...facts, type, expiresOn: expiresOn || null, poamIds: [item.poamId] };
        return attest({ path, body });
      }
      const query = { ...facts, fileName: file.name, poamIds: item.poamId };
      return addEvidence({ path, query: expiresOn === "" ? query : { ...query, expiresOn }, body: file });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["system", system.id] });
      notifyDone(kind === "file" ? "The file is kept as evidence." : "Attested.");
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    add.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} aria-label={kind === "file" ? "Add a file" : "Attest"}>
      <Stack gap="sm">
        {add.isError && <FaultAlert error={add.error} />}
        {kind === "file" ? (
          <FileInput
            label="File"
            placeholder="Choose a file"
            value={file}
            onChange={setFile}
            required
            clearable
          />
        ) : (
          <TextInput
            name="type"
            label="Type"
            description="The word by which closure contracts ask for it, such as training or access review."
            required
            maxLength={100}
          />
        )}
        <Textarea
          name="proves"
          label={kind === "file" ? "What it proves" : "What you attest"}
          required
          autosize
          minRows={2}
          maxLength={4000}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md" verticalSpacing="sm" style={{ alignItems: "end" }}>
          <TextInput name="collectedOn" type="date" label="Of the day" required />
          <TextInput name="expiresOn" type="date" label="Proves until" description="Empty: for good." />
          <NativeSelect
            name="sensitivity"
            label="Sensitivity"
            data={SENSITIVITIES.map((word) => ({ value: word, label: sentence(word) }))}
          />
        </SimpleGrid>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending} disabled={kind === "file" && file === null}>
            {kind === "file" ? "Keep as evidence" : "Attest"}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
