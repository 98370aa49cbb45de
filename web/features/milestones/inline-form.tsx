import { Stack } from "@mantine/core";
import type { ReactNode, SubmitEvent } from "react";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { FormButtons } from "../../components/form-buttons.tsx";
import classes from "./milestones.module.css";

type InlineFormProps = {
  /** What the form is for, for who hears it. */
  readonly label: string;
  readonly action: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onForm: (form: FormData) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

/** A form where it belongs: below what it changes. */
export const InlineForm = ({
  label,
  action,
  pending,
  error,
  onForm,
  onCancel,
  children,
}: InlineFormProps) => {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onForm(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} aria-label={label} className={classes["form"]}>
      <Stack gap="sm">
        {error !== null && <FaultAlert error={error} />}
        {children}
        <FormButtons action={action} pending={pending} onCancel={onCancel} />
      </Stack>
    </form>
  );
};
