import { Section } from "../../components/section.tsx";
import { ROLE_ORDER, ROLE_WORDS } from "../../components/words.ts";
import classes from "./people.module.css";

export const RoleGuide = () => (
  <Section title="What each role may do">
    <dl className={classes["guide"]}>
      {ROLE_ORDER.map((role) => (
        <div key={role}>
          <dt>{ROLE_WORDS[role].name}</dt>
          <dd>{ROLE_WORDS[role].may}</dd>
        </div>
      ))}
    </dl>
  </Section>
);
