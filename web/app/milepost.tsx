import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { sessionQuery } from "../features/session/session-query.ts";
import { createQueryClient } from "./query-client.ts";
import { createMilepostRouter } from "./router.tsx";
import { colorSchemeManager, cssVariablesResolver, theme } from "./theme.ts";

const queryClient = createQueryClient(() => {
  if (router.state.location.pathname === "/sign-in") return;
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.navigate({ to: "/sign-in", search: { next: router.state.location.href } });
});
const router = createMilepostRouter(queryClient);

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** The whole page: theme, data, routes. */
export const Milepost = () => (
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    colorSchemeManager={colorSchemeManager}
    cssVariablesResolver={cssVariablesResolver}
  >
    <QueryClientProvider client={queryClient}>
      <section aria-label="Notices">
        <Notifications position="bottom-right" limit={4} withinPortal={false} />
      </section>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>
);
