import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { clientSource, type OpenApi } from "../../scripts/client-source.ts";
import { allRoutes, openApiDocument } from "../../src/http/openapi.ts";
import { version } from "../../src/version.ts";
import { temporaryFolder } from "../support/cluster.ts";

const ROOT = new URL("../../", import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, ROOT));

test("the OpenAPI document and the page's client are those of the routes", async () => {
  const document = openApiDocument(version);
  const made = {
    "docs/openapi.json": `${JSON.stringify(document, null, 2)}\n`,
    "web/api/api.generated.ts": clientSource(document as unknown as OpenApi),
  };
  const folder = await temporaryFolder("openapi");
  for (const [name, source] of Object.entries(made)) {
    const file = join(folder, name.replaceAll("/", "-"));
    await writeFile(file, source);
    await promisify(execFile)(path("node_modules/.bin/oxfmt"), ["-c", path(".oxfmtrc.json"), file]);
    const kept = await readFile(new URL(name, ROOT), "utf8");
    assert.equal(kept, await readFile(file, "utf8"), `${name}: run node scripts/generate-openapi.ts`);
  }
  await rm(folder, { recursive: true });
});

test("operations have names of their own, and every body that can be written is closed to unknown properties", () => {
  const names = allRoutes().map(({ operationId }) => operationId);
  assert.equal(new Set(names).size, names.length);
  const document = JSON.parse(JSON.stringify(openApiDocument(version))) as Described;
  const bodies = Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content["application/json"]?.schema;
      return schema === undefined ? [] : [[operationId, schema] as const];
    });
  assert.ok(bodies.length >= 40);
  for (const [operation, schema] of bodies) assert.ok(isClosed(document, schema), operation);
});

type Schema = {
  readonly $ref?: string;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};
type Operation = {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema } | undefined>>;
  };
};
type Described = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema | undefined>> };
};

const isClosed = (document: Described, schema: Schema): boolean => {
  const named = schema.$ref && document.components.schemas[schema.$ref.replace("#/components/schemas/", "")];
  if (named) return isClosed(document, named);
  const either = schema.anyOf ?? schema.oneOf;
  return either ? either.every((each) => isClosed(document, each)) : schema.additionalProperties === false;
};
