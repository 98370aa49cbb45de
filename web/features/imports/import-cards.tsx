import { Text } from "@mantine/core";
import type { Import } from "../../api/api.generated.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { TextLink } from "../../components/links.tsx";
import { ImportStatusMark } from "../../components/state-mark.tsx";
import { changeWords } from "./change-words.ts";
import classes from "./imports.module.css";

/** The imports on a narrow screen. */
export const ImportCards = (props: { readonly systemId: string; readonly imports: readonly Import[] }) => (
  <ul className={classes["cards"]} aria-label="Imports, newest first">
    {props.imports.map((one) => (
      <li key={one.id} className={classes["card"]}>
        <TextLink
          to="/systems/$systemId/imports/$importId"
          params={{ systemId: props.systemId, importId: one.id }}
        >
          {one.fileName}
        </TextLink>
        <div className={classes["cardrow"]}>
          <ImportStatusMark status={one.status} />
          <Text span size="sm" c="dimmed">
            <InstantText at={one.createdAt} />
          </Text>
        </div>
        {changeWords(one).length > 0 && (
          <Text size="sm" mt={2}>
            {changeWords(one).join(" · ")}
          </Text>
        )}
      </li>
    ))}
  </ul>
);
