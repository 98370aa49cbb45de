import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { acceptInvitation, type Invitation } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { field } from "../../components/form-fields.ts";
import { ROLE_WORDS } from "../../components/words.ts";
import { signIn } from "./auth.ts";
import { Door } from "./door.tsx";
import { sessionQuery } from "./session-query.ts";

type AcceptFormProps = { readonly token: string; readonly invitation: Invitation };

/** Makes the account that the link is for, signs in with it and opens the list of systems. */
export const AcceptForm = ({ token, invitation }: AcceptFormProps) => {
  const first = invitation.purpose === "administrator";
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [length, setLength] = useState(0);
  const accept = useMutation({
    mutationFn: async (form: FormData) => {
      const email = invitation.email ?? field(form, "email");
      const password = field(form, "password");
      const account = { name: field(form, "name"), email, password };
      const body = first ? { ...account, organization: field(form, "organization") } : account;
      await acceptInvitation({ path: { token }, body });
      await signIn(email, password);
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ to: "/", search: {}, replace: true });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    accept.mutate(new FormData(event.currentTarget));
  };

  return (
    <Door title={first ? "Set up Milepost" : "Join Milepost"} lead={leadOf(invitation)}>
      <form onSubmit={submit}>
        <Stack mt="lg" gap="md">
          {accept.isError && <FaultAlert error={accept.error} />}
          {first && (
            <TextInput
              name="organization"
              label="Organization"
              description="Whose systems these are."
              autoComplete="organization"
              required
              maxLength={200}
            />
          )}
          <TextInput name="name" label="Your name" autoComplete="name" required maxLength={200} />
          <TextInput
            name="email"
            type="email"
            label="Email"
            autoComplete="username"
            required
            maxLength={320}
            readOnly={invitation.email !== null}
            defaultValue={invitation.email ?? ""}
          />
          <PasswordInput
            name="password"
            label="Password"
            description={
              length < 15
                ? `At least 15 characters; ${length} so far.${first ? "" : " If you have an account already, its password."}`
                : "Long enough. A sentence is easy to keep."
            }
            autoComplete="new-password"
            required
            minLength={15}
            maxLength={128}
            onChange={(event) => setLength(event.currentTarget.value.length)}
            visibilityToggleButtonProps={{ "aria-label": "Show password", tabIndex: 0 }}
          />
          <Button type="submit" loading={accept.isPending} fullWidth>
            {first ? "Create the account" : "Join"}
          </Button>
        </Stack>
      </form>
    </Door>
  );
};

const leadOf = ({ purpose, organization, system, role }: Invitation): string => {
  if (purpose === "administrator") return "This link makes the first administrator. It works once.";
  const where = [system, organization].filter((name) => name !== null).join(", ");
  return `You are invited to ${where === "" ? "Milepost" : where}${role === null ? "" : ` as ${ROLE_WORDS[role].name.toLowerCase()}`}. The link works once.`;
};
