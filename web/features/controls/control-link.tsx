import { TextLink } from "../../components/links.tsx";
import classes from "./controls.module.css";

type ControlLinkProps = {
  readonly systemId: string;
  readonly control: { readonly key: string; readonly label: string };
};

/** The way to everything under one control. */
export const ControlLink = ({ systemId, control }: ControlLinkProps) => (
  <TextLink
    to="/systems/$systemId/controls/$control"
    params={{ systemId, control: control.key }}
    underline="always"
  >
    {control.label}
  </TextLink>
);

type ControlTitleProps = { readonly title: string | null; readonly withdrawn: boolean };

/** What a catalog calls it, and that the catalog has withdrawn it. */
export const ControlTitle = ({ title, withdrawn }: ControlTitleProps) => (
  <>
    {title ?? <span className={classes["quiet"]}>not in a catalog</span>}
    {withdrawn && <span className={classes["quiet"]}> (withdrawn)</span>}
  </>
);
