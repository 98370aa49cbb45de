import { ButtonLink } from "../components/links.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page } from "../components/page.tsx";

export const NotFoundPage = () => (
  <Page title="No such page" width="reading">
    <EmptyState title="Nothing stands at this address" action={<ButtonLink to="/">All systems</ButtonLink>}>
      The address may be cut or mistyped, or what it named was never there. Start from the list of systems.
    </EmptyState>
  </Page>
);
