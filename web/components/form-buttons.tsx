import { Button, Group } from "@mantine/core";

type FormButtonsProps = {
  /** The words of the button that does it. */
  readonly action: string;
  readonly pending: boolean;
  readonly onCancel: () => void;
};

/** The foot of a form: back, or do it. */
export const FormButtons = ({ action, pending, onCancel }: FormButtonsProps) => (
  <Group justify="flex-end" gap="xs">
    <Button variant="default" onClick={onCancel}>
      Cancel
    </Button>
    <Button type="submit" loading={pending}>
      {action}
    </Button>
  </Group>
);
