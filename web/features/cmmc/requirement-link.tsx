import { TextLink } from "../../components/links.tsx";

type RequirementLinkProps = { readonly systemId: string; readonly level: 1 | 2 | 3; readonly id: string };

/** Leads to the requirement in the table below, opened. */
export const RequirementLink = ({ systemId, level, id }: RequirementLinkProps) => (
  <TextLink
    to="/systems/$systemId/cmmc"
    params={{ systemId }}
    search={{ level, open: id }}
    resetScroll={false}
    underline="always"
    className="tabular"
  >
    {id}
  </TextLink>
);

type RequirementLinksProps = Omit<RequirementLinkProps, "id"> & { readonly ids: readonly string[] };

/** Several of them in a sentence; of very many the first. */
export const RequirementLinks = ({ ids, ...place }: RequirementLinksProps) => (
  <>
    {ids.slice(0, MOST_NAMED).map((id, index) => (
      <span key={id}>
        {index > 0 && ", "}
        <RequirementLink {...place} id={id} />
      </span>
    ))}
    {ids.length > MOST_NAMED && ` and ${ids.length - MOST_NAMED} more`}
  </>
);

const MOST_NAMED = 24;
