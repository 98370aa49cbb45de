import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { mapImport } from "#app/mapping/map-import.ts";
import type { MappedRow } from "#app/mapping/mapped-rows.ts";
import { previewMapping, type MappingPreview } from "#app/mapping/preview-mapping.ts";
import { listMappings, readMapping } from "#app/mapping/read-mappings.ts";
import { saveMapping } from "#app/mapping/save-mapping.ts";
import { Fault } from "#domain/fault.ts";
import type { Mapping, SavedMapping } from "#domain/mapping.ts";
import * as routes from "../contract/mappings.ts";
import type { Environment, ServerContext } from "../environment.ts";
import { presentImport } from "./present-import.ts";

export const mappingHandlers = (
  http: OpenAPIHono<Environment>,
  { app, queue }: Pick<ServerContext, "app" | "queue">,
): void => {
  http.openapi(routes.listMappings, async (c) => {
    const saved = await listMappings(app, c.get("actor"), c.req.valid("param").systemId);
    return c.json(saved.map(present), 200);
  });

  http.openapi(routes.readMapping, async (c) => {
    const { systemId, mappingName } = c.req.valid("param");
    return c.json((await readMapping(app, c.get("actor"), systemId, mappingName)).map(present), 200);
  });

  http.openapi(routes.saveMapping, async (c) => {
    const { mapping, basedOn } = c.req.valid("json");
    const { systemId } = c.req.valid("param");
    return c.json(present(await saveMapping(app, c.get("actor"), systemId, mapping, basedOn)), 201);
  });

  http.openapi(routes.previewMapping, async (c) => {
    const { importId, text, mapping } = c.req.valid("json");
    const table = importId === undefined ? (text === undefined ? null : { text }) : { importId };
    if (table === null)
      throw new Fault("input.invalid", "Expected an import or a table as text, found neither. Give one.");
    const { systemId } = c.req.valid("param");
    return c.json(presentPreview(await previewMapping(app, c.get("actor"), systemId, table, mapping)), 200);
  });

  http.openapi(routes.mapImport, async (c) => {
    const { importId } = c.req.valid("param");
    const { name, version = null } = c.req.valid("json");
    return c.json(
      presentImport(await mapImport(app, queue, c.get("actor"), importId, { name, version })),
      202,
    );
  });
};

const presentMapping = (
  mapping: Omit<Mapping, "source">,
): Omit<z.infer<typeof routes.Mapping>, "source"> => ({
  ...mapping,
  fields: Object.fromEntries(
    Object.entries(mapping.fields).map(([field, place]) => [
      field,
      "columns" in place ? { columns: [...place.columns] } : place,
    ]),
  ),
  dateFormats: [...mapping.dateFormats],
});

const present = ({ mapping, savedAt, ...saved }: SavedMapping): z.infer<typeof routes.SavedMapping> => ({
  ...saved,
  mapping: { ...presentMapping(mapping), source: mapping.source },
  savedAt: savedAt.toISOString(),
});

const presentRow = ({ ordinal, record, setAside }: MappedRow) => ({
  ordinal,
  setAside,
  record: record && {
    sourceIdentifier: record.weakness.sourceIdentifier,
    name: record.weakness.name,
    severity: record.severity,
    finding: record.actionable,
    asset: record.asset,
    location: record.location,
    result: record.details.result,
    cves: [...record.weakness.cves],
    controls: [...record.weakness.details.controls],
    package: record.details.package?.name ?? null,
  },
});

const presentPreview = (preview: MappingPreview): z.infer<typeof routes.MappingPreview> => ({
  columns: preview.columns.map(({ name, values }) => ({ name, values: [...values] })),
  delimiter: preview.delimiter,
  workbook: preview.workbook && { sheet: preview.workbook.sheet, sheets: [...preview.workbook.sheets] },
  suggestion: presentMapping(preview.suggestion),
  fitting: preview.fitting.map(present),
  problems: [...preview.problems],
  rows: preview.rows && {
    ...preview.rows,
    reasons: [...preview.rows.reasons],
    first: preview.rows.first.map(presentRow),
  },
});
