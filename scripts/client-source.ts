/**
 * Writes the page's API client from the OpenAPI document: one type per named schema, one function per operation.
 * Own code because the generators at hand need TypeScript's old compiler API (docs/adr/0006-generated-client.md).
 */
type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
};
type Parameter = { name: string; in: "path" | "query" | "header"; required?: boolean; schema: Schema };
type Content = Record<string, { schema: Schema }>;
type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const nameOf = (ref: string): string => ref.split("/").at(-1) ?? ref;

const object = (schema: Schema): string => {
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => `${JSON.stringify(name)}${required.has(name) ? "" : "?"}: ${typeOf(field)};`,
  );
  if (fields.length > 0) return `{ ${fields.join(" ")} }`;
  const { additionalProperties: others } = schema;
  return typeof others === "object" ? `Record<string, ${typeOf(others)}>` : "Record<string, unknown>";
};

const single = (type: string, schema: Schema): string => {
  switch (type) {
    case "null":
      return "null";
    case "boolean":
      return "boolean";
    case "integer":
    case "number":
      return "number";
    case "string":
      return schema.format === "binary" ? "Blob" : "string";
    case "array":
      return `Array<${typeOf(schema.items ?? {})}>`;
    case "object":
      return object(schema);
    default:
      throw new Error(`The client generator does not know the schema type ${type}.`);
  }
};

const typeOf = (schema: Schema): string => {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.allOf) return schema.allOf.map((part) => `(${typeOf(part)})`).join(" & ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(" | ");
  const types = Array.isArray(schema.type)
    ? schema.type
    : [schema.type ?? (schema.properties ? "object" : "")];
  return types.map((type) => (type === "" ? "unknown" : single(type, schema))).join(" | ");
};

const resultOf = (operation: Operation): { type: string; kind: "json" | "file" | "none" } => {
  const status = Object.keys(operation.responses).find((code) => code.startsWith("2"));
  const content = operation.responses[status ?? ""]?.content;
  const schema = content?.["application/json"]?.schema;
  if (schema) return { type: typeOf(schema), kind: "json" };
  return content ? { type: "File", kind: "file" } : { type: "void", kind: "none" };
};

const group = (parameters: Parameter[], kind: Parameter["in"]): string | null => {
  const members = parameters.filter((parameter) => parameter.in === kind);
  if (members.length === 0) return null;
  const fields = members.map((p) => `${p.name}${p.required ? "" : "?"}: ${typeOf(p.schema)}`);
  return `{ ${fields.join("; ")} }`;
};

const operationSource = (path: string, method: string, operation: Operation): string => {
  const parameters = operation.parameters ?? [];
  const pathType = group(parameters, "path");
  const queryType = group(parameters, "query");
  const queryOptional = parameters.every((p) => p.in !== "query" || !p.required);
  const json = operation.requestBody?.content["application/json"]?.schema;
  const bodyType = operation.requestBody ? (json ? typeOf(json) : "Blob") : null;
  const result = resultOf(operation);
  const fields = [
    pathType && `path: ${pathType}`,
    queryType && `query${queryOptional ? "?" : ""}: ${queryType}`,
    bodyType && `body: ${bodyType}`,
  ].filter((field) => field !== null);
  const argument =
    fields.length === 0 ? "options?: CallOptions" : `input: { ${fields.join("; ")} }, options?: CallOptions`;
  const given = fields.length === 0 ? "{}" : "input";
  const call = `call<${result.type}>(${JSON.stringify(method.toUpperCase())}, ${JSON.stringify(path)}, ${JSON.stringify(result.kind)}, ${given}, options)`;
  return `export const ${operation.operationId} = (${argument}): Promise<${result.type}> =>\n  ${call};`;
};

export const clientSource = (document: OpenApi): string => {
  const types = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema)};`,
  );
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationSource(path, method, operation)),
  );
  return [
    "// Generated from docs/openapi.json by scripts/generate-openapi.ts. Do not edit.",
    'import { call, type CallOptions } from "./call.ts";',
    ...types,
    ...operations,
    "",
  ].join("\n\n");
};
