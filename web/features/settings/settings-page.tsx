import { Page } from "../../components/page.tsx";
import { useSystem } from "../systems/queries.ts";
import { CatalogsSection } from "./catalogs-section.tsx";
import { OwnFieldsSection } from "./own-fields-section.tsx";
import classes from "./settings.module.css";
import { VulnerabilitySection } from "./vulnerability-section.tsx";

/** What an organization sets for all its systems, and what is taken in for everybody. */
export const SettingsPage = () => {
  const system = useSystem();
  return (
    <Page title="Settings" above={system.name} width="reading">
      <div className={classes["stack"]}>
        <OwnFieldsSection system={system} />
        <VulnerabilitySection />
        <CatalogsSection />
      </div>
    </Page>
  );
};
