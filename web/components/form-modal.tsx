import { Modal, Stack, Textarea } from "@mantine/core";
import type { ReactNode, SubmitEvent } from "react";
import { FaultAlert } from "./fault-alert.tsx";
import { FormButtons } from "./form-buttons.tsx";

type FormModalProps = {
  readonly opened?: boolean;
  readonly title: string;
  readonly size?: number;
  /** What is shown before what is asked. */
  readonly lead?: ReactNode;
  /** The words of the button that does it. */
  readonly action: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onForm: (form: FormData) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that asks for something and does it; what went wrong stands above the fields. */
export const FormModal = ({
  opened = true,
  title,
  size,
  lead,
  action,
  pending,
  error,
  onForm,
  onClose,
  children,
}: FormModalProps) => {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onForm(new FormData(event.currentTarget));
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": "Close" }}
      {...(size === undefined ? {} : { size })}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {lead}
          {error !== null && <FaultAlert error={error} />}
          {children}
          <FormButtons action={action} pending={pending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};

/** The reason of what a dialog does; the first thing to be typed. */
export const ReasonInput = ({ where }: { readonly where: string }) => (
  <Textarea
    name="reason"
    label="Reason"
    description={`Stands in ${where}.`}
    required
    autosize
    minRows={3}
    maxLength={4000}
    data-autofocus
  />
);
