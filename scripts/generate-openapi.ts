import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readFileSync, writeFileSync } from "node:fs";
import { openApiDocument } from "../src/http/openapi.ts";
import { clientSource, type OpenApi } from "./client-source.ts";

const root = new URL("../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
const document = openApiDocument(version);
writeFileSync(new URL("docs/openapi.json", root), `${JSON.stringify(document, null, 2)}\n`);
writeFileSync(new URL("web/api/api.generated.ts", root), clientSource(document as unknown as OpenApi));
execFileSync(
  fileURLToPath(new URL("node_modules/.bin/oxfmt", root)),
  ["docs/openapi.json", "web/api/api.generated.ts"],
  { cwd: root, stdio: "inherit" },
);
