import { Fragment } from "react";
import { ItemLink } from "../../components/item-link.tsx";

type ItemLinksProps = { readonly systemId: string; readonly poamIds: readonly string[] };

/** Items by number, each a link. */
export const ItemLinks = ({ systemId, poamIds }: ItemLinksProps) =>
  poamIds.map((poamId, index) => (
    <Fragment key={poamId}>
      {index > 0 && ", "}
      <ItemLink systemId={systemId} poamId={poamId} underline="always" />
    </Fragment>
  ));
