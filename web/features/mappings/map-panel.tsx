import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type ImportDetail,
  mapImport,
  type Mapping,
  type MappingPreview,
  saveMapping,
  type System,
} from "../../api/api.generated.ts";
import { FaultAlert } from "../../components/fault-alert.tsx";
import { counted } from "../../components/format.ts";
import { Section } from "../../components/section.tsx";
import { importQuery } from "../imports/queries.ts";
import { may } from "../systems/queries.ts";
import { MappingForm } from "./mapping-form.tsx";
import classes from "./mappings.module.css";
import { previewQuery } from "./queries.ts";
import { RowPreview } from "./row-preview.tsx";

type MapPanelProps = { readonly system: System; readonly detail: ImportDetail };

const TYPING_MS = 400;

/** Offered for a file that is no report but a table: a saved mapping that fits, or a new one made on its real rows. */
export const MapPanel = ({ system, detail }: MapPanelProps) => {
  const found = useQuery(previewQuery(system.id, detail.id, null));
  const [draft, setDraft] = useState<Mapping | null>(null);
  const read = useMapImport(system.id, detail.id);
  if (!may(system, "import.apply") || found.data === undefined) return null;
  const { columns, fitting, suggestion } = found.data;
  const waits = detail.status === "previewed";
  const others = fitting.filter(
    ({ mapping, version }) =>
      mapping.name !== detail.mapping?.name || version !== detail.mapping.version || !waits,
  );

  return (
    <Section title={waits ? "How it is read" : "Map its columns"}>
      <div className={classes["stack"]}>
        <Text size="sm" maw={720}>
          The file is a table of {counted(columns.length, "column")}. A mapping says once what its columns and
          words mean; it is saved by its name and can be used for every file like it.
        </Text>
        {read.isError && <FaultAlert error={read.error} />}
        {draft === null && (
          <div className={classes["offers"]}>
            {others.map((saved) => (
              <Button
                key={saved.id}
                variant={waits ? "default" : "filled"}
                loading={read.isPending}
                onClick={() => read.mutate({ name: saved.mapping.name, version: saved.version })}
              >
                Read through {saved.mapping.name}
              </Button>
            ))}
            {fitting.map((saved) => (
              <Button key={`change ${saved.id}`} variant="default" onClick={() => setDraft(saved.mapping)}>
                Change {saved.mapping.name}
              </Button>
            ))}
            <Button
              variant={fitting.length === 0 ? "filled" : "default"}
              onClick={() => setDraft({ ...suggestion, source: {} })}
            >
              Map its columns
            </Button>
          </div>
        )}
        {draft !== null && (
          <Editor
            systemId={system.id}
            importId={detail.id}
            found={found.data}
            draft={draft}
            onChange={setDraft}
            onSaved={(saved) => read.mutate(saved, { onSuccess: () => setDraft(null) })}
            onCancel={() => setDraft(null)}
            reading={read.isPending}
          />
        )}
      </div>
    </Section>
  );
};

const useMapImport = (systemId: string, importId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (chosen: { name: string; version: number }) =>
      mapImport({ path: { importId }, body: chosen }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: importQuery(importId).queryKey });
      await queryClient.invalidateQueries({ queryKey: ["system", systemId] });
    },
  });
};

type EditorProps = {
  readonly systemId: string;
  readonly importId: string;
  readonly found: MappingPreview;
  readonly draft: Mapping;
  readonly reading: boolean;
  readonly onChange: (draft: Mapping) => void;
  readonly onSaved: (saved: { name: string; version: number }) => void;
  readonly onCancel: () => void;
};

const Editor = ({ systemId, importId, found, draft, reading, onChange, onSaved, onCancel }: EditorProps) => {
  const [settled] = useDebouncedValue(draft, TYPING_MS);
  const preview = useQuery(previewQuery(systemId, importId, settled));
  const now = preview.data ?? found;
  const known = found.fitting.find(({ mapping }) => mapping.name === draft.name);
  const save = useMutation({
    mutationFn: () =>
      saveMapping({ path: { systemId }, body: { mapping: draft, basedOn: known?.version ?? 0 } }),
    onSuccess: ({ mapping, version }) => onSaved({ name: mapping.name, version }),
  });
  const { workbook } = now;

  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {workbook !== null && (
        <NativeSelect
          label="Sheet"
          description="It becomes CSV; the workbook is kept as the archive that it came out of."
          maw={360}
          value={workbook.sheet}
          data={workbook.sheets}
          onChange={(event) => onChange({ ...draft, sheet: event.currentTarget.value })}
        />
      )}
      <MappingForm
        draft={draft}
        columns={now.columns}
        problems={now.problems}
        disabled={false}
        onChange={onChange}
      />
      <div className={classes["part"]}>
        <h3>Rows as they would become</h3>
        {preview.isError && <FaultAlert error={preview.error} />}
        {now.rows === null ? (
          <Problems problems={now.problems} />
        ) : (
          <div className={classes["box"]} style={{ padding: 12 }}>
            <RowPreview rows={now.rows} />
          </div>
        )}
      </div>
      <TextInput
        label="Name of the mapping"
        description={known === undefined ? "A new mapping." : `Saved as version ${known.version + 1} of it.`}
        required
        maw={420}
        maxLength={100}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      {save.isError && <FaultAlert error={save.error} />}
      <Group gap="xs">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending || reading}>
          Save and read the file
        </Button>
      </Group>
    </form>
  );
};

/** What is still missing before rows can be shown. */
const Problems = ({ problems }: { readonly problems: MappingPreview["problems"] }) => (
  <ul className={classes["reasons"]}>
    {problems
      .filter(({ field }) => field !== "name")
      .map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          {field.replace("fields.", "")}: {message}
        </li>
      ))}
  </ul>
);
