import { Alert, Button, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { faultOf } from "./fault.ts";

type FaultAlertProps = { readonly error: unknown; readonly retry?: (() => unknown) | undefined };

/** What was refused and what to do, with its code for whoever is asked about it. */
export const FaultAlert = ({ error, retry }: FaultAlertProps) => {
  const fault = faultOf(error);
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      title={fault.title}
      icon={<IconAlertCircle aria-hidden="true" />}
    >
      <Text size="sm">{fault.message}</Text>
      {fault.code !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          Code <code>{fault.code}</code>
        </Text>
      )}
      {retry !== undefined && (
        <Button mt="sm" size="xs" variant="default" onClick={() => void retry()}>
          Try again
        </Button>
      )}
    </Alert>
  );
};
