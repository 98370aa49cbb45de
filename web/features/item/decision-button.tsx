import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { closeItem, type Item, reopenItem, type System } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { isFault, notifyDone } from "../../components/fault.ts";
import { field } from "../../components/form-fields.ts";
import { may } from "../systems/queries.ts";
import { itemQuery, keepItem } from "./queries.ts";

type Decision = {
  readonly button: string;
  readonly title: string;
  readonly lead: string;
  readonly run: typeof closeItem;
  readonly done: string;
};

const CLOSE: Decision = {
  button: "Verify and close",
  title: "Verify and close",
  lead: "Closing states that the weakness is gone and that you have seen the proof. Every finding of the item is fixed.",
  run: closeItem,
  done: "closed",
};
const REOPEN: Decision = {
  button: "Reopen",
  title: "Reopen the item",
  lead: "The item becomes open again under its number, with its original dates.",
  run: reopenItem,
  done: "open again",
};

/** Which decisions fit the item's status. */
const DECISIONS: Readonly<Record<Item["status"], readonly Decision[]>> = {
  open: [],
  "pending verification": [REOPEN, CLOSE],
  closed: [REOPEN],
  cancelled: [],
};

type DecisionButtonProps = { readonly system: System; readonly item: Item };

export const DecisionButton = ({ system, item }: DecisionButtonProps) => {
  if (!may(system, "item.approve-closure")) return null;
  return DECISIONS[item.status].map((decision) => (
    <OneDecision key={decision.button} system={system} item={item} decision={decision} />
  ));
};

const OneDecision = ({ system, item, decision }: DecisionButtonProps & { readonly decision: Decision }) => {
  const [opened, dialog] = useDisclosure(false);
  const queryClient = useQueryClient();
  const decide = useMutation({
    mutationFn: (reason: string) =>
      decision.run({
        path: { systemId: system.id, poamId: item.poamId },
        body: { version: item.version, reason },
      }),
    onSuccess: (changed) => {
      keepItem(queryClient, system.id, changed);
      notifyDone(`${changed.poamId} is ${decision.done}.`);
      dialog.close();
    },
    onError: (error) => {
      if (!isFault(error, "item.stale")) return;
      void queryClient.invalidateQueries({ queryKey: itemQuery(system.id, item.poamId).queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    decide.mutate(field(new FormData(event.currentTarget), "reason"));
  };

  return (
    <>
      <Button variant={decision === CLOSE ? "filled" : "default"} onClick={dialog.open}>
        {decision.button}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={`${decision.title}: ${item.poamId}`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={submit}>
          <Stack gap="md">
            <Text size="sm">{decision.lead}</Text>
            {decide.isError && <FaultAlert error={decide.error} />}
            <Textarea
              name="reason"
              label="Reason"
              description="Stands in the item's history."
              required
              autosize
              minRows={3}
              maxLength={4000}
              data-autofocus
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={dialog.close}>
                Cancel
              </Button>
              <Button type="submit" loading={decide.isPending}>
                {decision.button}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
};
