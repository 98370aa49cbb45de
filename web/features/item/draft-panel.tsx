import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Item, System } from "../../api/api.generated.ts";
import { TextLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { itemReadinessQuery } from "../readiness/queries.ts";
import { may } from "../systems/queries.ts";
import classes from "./item.module.css";

type DraftPanelProps = { readonly system: System; readonly item: Item };

/** What a draft is, what keeps it from being opened, and what an authority would send back once it is. */
export const DraftPanel = ({ system, item }: DraftPanelProps) => {
  const readiness = useQuery(itemReadinessQuery(system.id, item.poamId));
  const errors = (readiness.data ?? []).filter(({ level }) => level === "error");
  return (
    <div className={classes["draft"]}>
      <Section title="This item is a draft">
        <Text size="sm" maw={720}>
          It stands in no document until somebody opens it. Its number is taken and its dates count all the
          same.
        </Text>
        {item.missing.length > 0 && (
          <Text size="sm" mt={8}>
            Before it can be opened it needs {item.missing.join(" and ")}.
          </Text>
        )}
        {item.typedDraft && may(system, "import.apply") && (
          <Text size="sm" mt={8}>
            <TextLink
              to="/systems/$systemId/findings/new"
              params={{ systemId: system.id }}
              search={{ draft: item.poamId }}
              underline="always"
            >
              Complete the finding
            </TextLink>
          </Text>
        )}
        {errors.length > 0 && (
          <>
            <Title order={3} className={classes["subhead"]}>
              What an authority would send back
            </Title>
            <ul className={classes["lacks"]}>
              {errors.map(({ check, message }) => (
                <li key={`${check} ${message}`}>{message}</li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </div>
  );
};
