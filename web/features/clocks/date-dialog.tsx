import { Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import {
  type Item,
  recordVendorEvent,
  requestExtension,
  setManualDate,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import { notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { forgetDates } from "./queries.ts";

export type DateDeed = "extension" | "manual" | "rulebook" | "vendor";

const WORDS: Readonly<
  Record<
    DateDeed,
    { readonly title: string; readonly lead: string; readonly done: string; readonly day?: string }
  >
> = {
  extension: {
    title: "Ask for an extension",
    lead: "The date stays until another person approves. What you write stands in the item's history, and in its evergreen index.",
    done: "The extension waits for a decision.",
    day: "New date",
  },
  manual: {
    title: "Set the date by hand",
    lead: "A date by hand has the last word where the rulebook allows it; its derivation names you and the reason.",
    done: "The date is set.",
    day: "Date",
  },
  rulebook: {
    title: "Give the date back to the rulebook",
    lead: "The date is computed again from the rulebook and what is known of the item.",
    done: "The rulebook gives the date.",
  },
  vendor: {
    title: "It waits for a vendor",
    lead: "While the fix is pending and the vendor is asked in time, the item does not count as late. Needs no approval.",
    done: "The item waits for the vendor.",
    day: "Since",
  },
};

type DateDialogProps = {
  readonly system: System;
  readonly item: Item;
  readonly deed: DateDeed;
  readonly onClose: () => void;
};

export const DateDialog = ({ system, item, deed, onClose }: DateDialogProps) => {
  const queryClient = useQueryClient();
  const words = WORDS[deed];
  const path = { systemId: system.id, poamId: item.poamId };
  const save = useMutation({
    mutationFn: async (form: FormData): Promise<unknown> => {
      const [day, reason] = [field(form, "day"), field(form, "reason")];
      if (deed === "extension") return requestExtension({ path, body: { to: day, reason } });
      if (deed === "manual") return setManualDate({ path, body: { date: day, reason } });
      if (deed === "rulebook") return setManualDate({ path, body: { date: null, reason } });
      const [product, vendor] = [field(form, "product"), field(form, "vendor") || null];
      return recordVendorEvent({ path, body: { event: "open", product, vendor, on: day } });
    },
    onSuccess: async () => {
      await forgetDates(queryClient, system.id);
      notifyDone(words.done);
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${words.title}: ${item.poamId}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{words.lead}</Text>
          {save.isError && <FaultAlert error={save.error} />}
          {deed === "vendor" && (
            <>
              <TextInput name="product" label="Product" required maxLength={500} data-autofocus />
              <TextInput name="vendor" label="Vendor" maxLength={500} />
            </>
          )}
          {words.day !== undefined && <TextInput name="day" type="date" label={words.day} required />}
          {deed !== "vendor" && (
            <Textarea name="reason" label="Reason" required autosize minRows={3} maxLength={4000} />
          )}
          <FormButtons action={words.title} pending={save.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
