import type { ExportFormat } from "../../api/api.generated.ts";
import { Section } from "../../components/section.tsx";
import classes from "./documents.module.css";

type FormatListProps = {
  readonly formats: readonly ExportFormat[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
};

/** One choice among the formats; arrows move it, as in every radio group. */
export const FormatList = ({ formats, chosen, onChoose }: FormatListProps) => (
  <Section title="Format" padded={false}>
    <div role="radiogroup" aria-label="Document format">
      {formats.map(({ id, name, fileExtension }) => (
        <label key={id} className={classes["format"]}>
          <input
            type="radio"
            name="format"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            aria-label={name}
          />
          <span>
            <span className={classes["formatname"]}>{name}</span>
            <span className={classes["formatid"]}>
              {id} · .{fileExtension.replace(/^\./, "")}
            </span>
          </span>
        </label>
      ))}
    </div>
  </Section>
);
