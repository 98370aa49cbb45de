import { Fragment } from "react";
import { TextLink } from "../../components/links.tsx";

type ItemLinksProps = { readonly systemId: string; readonly poamIds: readonly string[] };

/** Items by number, each a link. */
export const ItemLinks = ({ systemId, poamIds }: ItemLinksProps) =>
  poamIds.map((poamId, index) => (
    <Fragment key={poamId}>
      {index > 0 && ", "}
      <TextLink
        to="/systems/$systemId/items/$poamId"
        params={{ systemId, poamId }}
        underline="always"
        style={{ whiteSpace: "nowrap" }}
      >
        {poamId}
      </TextLink>
    </Fragment>
  ));
