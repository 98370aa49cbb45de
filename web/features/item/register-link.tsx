import { Anchor } from "@mantine/core";
import type { Item } from "../../api/api.generated.ts";
import { webAddress } from "./web-address.ts";

/** The entry in the risk register under its title: a link where it has an address, else its id. */
export const RegisterLink = ({ item }: { readonly item: Item }) => {
  const { riskRegisterLink, riskRegisterTitle } = item.fields;
  const reference = riskRegisterLink ?? "";
  const href = webAddress(reference);
  if (href === null)
    return <>{riskRegisterTitle === null ? reference : `${reference}, ${riskRegisterTitle}`}</>;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" underline="always" inherit>
      {riskRegisterTitle ?? reference}
    </Anchor>
  );
};
