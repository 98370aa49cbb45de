import { Button, Group, Stack, Textarea } from "@mantine/core";
import type { ReactNode, SubmitEvent } from "react";
import { FaultAlert } from "./fault-alert.tsx";
import { field } from "./form-fields.ts";

type ReasonFormProps = {
  /** The words of the button that does it. */
  readonly action: string;
  readonly color?: string;
  readonly pending: boolean;
  readonly error: unknown;
  /** A button beside, such as one to go back. */
  readonly beside?: ReactNode;
  readonly onReason: (reason: string) => void;
};

/** Asks for the reason of a deed that stands in the audit trail, and does it. */
export const ReasonForm = ({ action, color, pending, error, beside, onReason }: ReasonFormProps) => {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onReason(field(new FormData(event.currentTarget), "reason"));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={560}>
        {error !== null && <FaultAlert error={error} />}
        <Textarea
          name="reason"
          label="Reason"
          description="Stands in the audit trail."
          required
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Group gap="xs">
          {beside}
          <Button type="submit" loading={pending} {...(color === undefined ? {} : { color })}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
