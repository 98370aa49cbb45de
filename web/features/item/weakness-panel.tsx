import { Title } from "@mantine/core";
import type { Item } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import classes from "./item.module.css";

/** What is wrong, in the detector's words, and what it advises. */
export const WeaknessPanel = ({ item }: { readonly item: Item }) => (
  <Section title="Weakness">
    {item.weaknessDescription === "" ? (
      <p className={classes["none"]}>Nothing is said of it yet.</p>
    ) : (
      <div className={classes["reading"]}>{item.weaknessDescription}</div>
    )}
    {item.solution !== null && (
      <>
        <Title order={3} className={classes["subhead"]}>
          Advised solution
        </Title>
        <div className={classes["reading"]}>{item.solution}</div>
      </>
    )}
  </Section>
);
