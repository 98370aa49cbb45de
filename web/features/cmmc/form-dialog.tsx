import { Button, type ButtonProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Cmmc } from "../../api/api.generated.ts";
import { notifyDone } from "../../components/fault.ts";
import { FormModal } from "../../components/form-modal.tsx";
import { useCmmcChanged } from "./queries.ts";

type FormDialogProps = {
  readonly systemId: string;
  /** The words of the button that opens it, and what it is called for who hears it. */
  readonly open: string;
  readonly label?: string;
  readonly button?: ButtonProps;
  readonly title: string;
  /** The words of the button that does it. */
  readonly action: string;
  readonly done: string;
  readonly onSubmit: (form: FormData) => Promise<Cmmc>;
  readonly children: ReactNode;
};

/** A button that opens a form, whose answer is CMMC as it counts afterwards. */
export const FormDialog = ({
  systemId,
  open,
  label,
  button,
  title,
  action,
  done,
  onSubmit,
  children,
}: FormDialogProps) => {
  const [opened, dialog] = useDisclosure(false);
  const changed = useCmmcChanged(systemId);
  const change = useMutation({
    mutationFn: onSubmit,
    onSuccess: async (cmmc) => {
      await changed(cmmc);
      dialog.close();
      notifyDone(done);
    },
  });
  const close = (): void => {
    dialog.close();
    change.reset();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        {...button}
        {...(label === undefined ? {} : { "aria-label": label })}
        onClick={dialog.open}
      >
        {open}
      </Button>
      <FormModal
        opened={opened}
        title={title}
        action={action}
        pending={change.isPending}
        error={change.error}
        onForm={(form) => change.mutate(form)}
        onClose={close}
      >
        {children}
      </FormModal>
    </>
  );
};
