import { Alert, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { readInvitation } from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { Door } from "./door.tsx";

/**
 * Where a one-time link leads: `/setup#TOKEN`. The token stands after `#`, so browsers keep it out of the request
 * for the page, out of logs and out of the referrer.
 */
export const SetupPage = () => {
  const token = useLocation({ select: (location) => location.hash });
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => readInvitation({ path: { token } }, { signal }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

  if (token === "") {
    return (
      <Door title="One-time link">
        <Alert variant="outline" mt="md" title="The link is not whole">
          Expected a code after the # sign and found none. Copy the whole link and open it again.
        </Alert>
      </Door>
    );
  }
  if (invitation.isError) {
    return (
      <Door title="One-time link">
        <div style={{ marginTop: 16 }}>
          <FaultAlert error={invitation.error} />
        </div>
      </Door>
    );
  }
  if (invitation.data === undefined) {
    return (
      <Door title="One-time link">
        <Skeleton height={240} mt="lg" />
      </Door>
    );
  }
  return <AcceptForm token={token} invitation={invitation.data} />;
};
