import { Group } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { FaultAlert } from "../components/fault-alert.tsx";
import { faultOf, isMissingPart } from "../components/fault.ts";
import { ButtonLink } from "../components/links.tsx";
import { Page } from "../components/page.tsx";

/** What a page shows when it could not be read, or broke. */
export const ErrorPage = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const retry = async (): Promise<void> => {
    if (isMissingPart(error)) {
      // The bundler's loader remembers what it asked for, so a second try would come without its styles.
      globalThis.location.reload();
      return;
    }
    boundary.reset();
    reset();
    await router.invalidate();
  };
  return (
    <Page title={faultOf(error).title} width="reading">
      <FaultAlert error={error} retry={retry} />
      <Group mt="md">
        <ButtonLink to="/" variant="default">
          All systems
        </ButtonLink>
      </Group>
    </Page>
  );
};

/** The same where the frame itself could not be read, so that the page still has its main part. */
export const FrameError = (props: ErrorComponentProps) => (
  <main>
    <ErrorPage {...props} />
  </main>
);
