import { useQuery } from "@tanstack/react-query";
import type { HistoryEvent } from "../../api/api.generated.ts";
import { InstantText } from "../../components/instant-text.tsx";
import { Section } from "../../components/section.tsx";
import { itemFieldsQuery } from "./queries.ts";
import { actionWords, fieldWords } from "./history-words.ts";
import classes from "./item.module.css";

type HistoryPanelProps = { readonly systemId: string; readonly history: readonly HistoryEvent[] };

/** Who changed what, when and why, newest first. Nothing here is ever removed. */
export const HistoryPanel = ({ systemId, history }: HistoryPanelProps) => {
  const { data: fields = [] } = useQuery(itemFieldsQuery(systemId));
  const labels = new Map(
    fields.filter(({ custom }) => custom).map(({ name, label }) => [`custom.${name}`, label]),
  );
  return (
    <Section title="History" padded={false}>
      {history.length === 0 ? (
        <p style={{ margin: 0, padding: 16 }}>No change since the item was opened.</p>
      ) : (
        <ol className={classes["history"]}>
          {history.map((event, index) => (
            // Events carry no id; the list only grows at its front and is never reordered.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${event.at} ${event.action} ${index}`}>
              <InstantText at={event.at} />
              <div>
                <strong>{event.actor}</strong> {actionWords(event.action)}
                {event.note !== null && <div className={classes["because"]}>{event.note}</div>}
                {event.changes.length > 0 && (
                  <ul>
                    {event.changes.map((change) => (
                      <li key={change.field}>
                        {labels.get(change.field) ?? fieldWords(change.field)}:{" "}
                        <span className={classes["from"]}>{change.from ?? "none"}</span> →{" "}
                        {change.to ?? "none"}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
};
