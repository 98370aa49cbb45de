import { TextLink } from "./links.tsx";

type ItemLinkProps = {
  readonly systemId: string;
  readonly poamId: string;
  /** Where the number stands among other words. */
  readonly underline?: "always";
};

/** An item's number, never broken at its hyphen, as the way to its page. */
export const ItemLink = ({ systemId, poamId, underline }: ItemLinkProps) => (
  <TextLink
    to="/systems/$systemId/items/$poamId"
    params={{ systemId, poamId }}
    style={{ whiteSpace: "nowrap" }}
    {...(underline === undefined ? {} : { underline })}
  >
    {poamId}
  </TextLink>
);
