import { Alert, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { signIn } from "./auth.ts";
import { Door } from "./door.tsx";
import { sessionQuery } from "./session-query.ts";

export const SignInPage = () => {
  const { next } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const queryClient = useQueryClient();
  const session = useQuery(sessionQuery).data;
  const enter = useMutation({
    mutationFn: async (form: FormData) => {
      await signIn(field(form, "email"), field(form, "password"));
      // Another person may have sat here before: what was read as them is not shown to this one.
      queryClient.clear();
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
      router.history.push(next ?? "/");
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  };

  return (
    <Door title="Sign in">
      {session?.setupNeeded === true && (
        <Alert variant="outline" mt="md" title="No administrator yet">
          Open the one-time link that the server printed when it started. It makes the first account.
        </Alert>
      )}
      {next !== undefined && (
        <Text size="sm" c="dimmed" mt="xs">
          You are not signed in, or your session has ended. Sign in to open the page that you came for.
        </Text>
      )}
      <form onSubmit={submit}>
        <Stack mt="lg" gap="md">
          {enter.isError && <FaultAlert error={enter.error} />}
          <TextInput name="email" type="email" label="Email" autoComplete="username" required />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ "aria-label": "Show password", tabIndex: 0 }}
          />
          <Button type="submit" loading={enter.isPending} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </Door>
  );
};
