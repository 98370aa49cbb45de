import { useQuery } from "@tanstack/react-query";
import { TextLink } from "../../components/links.tsx";
import { vulnerabilityDataQuery } from "../settings/queries.ts";

/** Why controls have no titles, and how a catalog is loaded; who may is led there. */
export const LoadNote = ({ systemId }: { readonly systemId: string }) => {
  const mayTakeIn = useQuery(vulnerabilityDataQuery).data?.mayImport === true;
  return (
    <>
      No catalog is loaded, so that controls have no titles.{" "}
      {mayTakeIn ? (
        <>
          Take one in, such as SP 800-53 or SP 800-171 in OSCAL JSON, under{" "}
          <TextLink to="/systems/$systemId/settings" params={{ systemId }} underline="always">
            Settings
          </TextLink>{" "}
          or with <code>milepost catalog import FILE</code>.
        </>
      ) : (
        <>
          The operator of this server loads one, such as SP 800-53 or SP 800-171 in OSCAL JSON, with{" "}
          <code>milepost catalog import FILE</code>.
        </>
      )}
    </>
  );
};
