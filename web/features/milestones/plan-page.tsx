import { SegmentedControl, Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { PLAN_VIEWS, type PlanView } from "../../app/search-params.ts";
import { Page } from "../../components/page.tsx";
import { sentence } from "../../components/words.ts";
import { useSystem } from "../systems/queries.ts";
import { AssignmentSection } from "./assignment-section.tsx";
import { EvergreenSection } from "./evergreen-section.tsx";
import { LibrarySection } from "./library-section.tsx";
import { UpcomingSection } from "./upcoming-section.tsx";

/** What is to be done in the system, in which order, and by whom. */
export const PlanPage = () => {
  const system = useSystem();
  const { view = "milestones" } = useSearch({ from: "/frame/systems/$systemId/plan" });
  return (
    <Page title="Plan" above={system.name} actions={<ViewChoice view={view} />}>
      <Stack gap="md">
        {view === "milestones" && <UpcomingSection system={system} />}
        {view === "evergreen" && <EvergreenSection system={system} />}
        {view === "assignment" && <AssignmentSection system={system} />}
        {view === "library" && <LibrarySection system={system} />}
      </Stack>
    </Page>
  );
};

/** Which part is shown; the address holds it. */
const ViewChoice = ({ view }: { readonly view: PlanView }) => {
  const navigate = useNavigate({ from: "/systems/$systemId/plan" });
  return (
    <SegmentedControl
      size="xs"
      aria-label="Part of the plan"
      value={view}
      data={PLAN_VIEWS.map((each) => ({ value: each, label: sentence(each) }))}
      onChange={(value) => {
        const chosen = PLAN_VIEWS.find((each) => each === value);
        if (chosen !== undefined) void navigate({ search: { view: chosen }, resetScroll: false });
      }}
    />
  );
};
