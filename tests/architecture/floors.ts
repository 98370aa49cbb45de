import { posix } from "node:path";
import { importsOf, type Import } from "./imports.ts";

/** What the files of a floor may import. A package with `types ` before it may be imported for its types only. */
export type Floor = {
  readonly floors: readonly string[];
  readonly packages: readonly string[];
  readonly builtins: boolean;
};

const floor = (floors: readonly string[], packages: readonly string[] = [], builtins = true): Floor => ({
  floors,
  packages,
  builtins,
});

/** The table of DESIGN.md 3. A file in `src/` itself is a floor of its own. */
export const FLOORS: Readonly<Record<string, Floor | "everything">> = {
  domain: floor(["domain"], [], false),
  rulebooks: floor(["rulebooks", "domain"], [], false),
  reports: floor(["reports", "domain"], ["saxes"]),
  documents: floor(["documents", "domain", "rulebooks"], ["hucre"]),
  oscal: floor(["oscal", "domain"], [], false),
  store: floor(["store", "domain"], ["kysely", "pg"]),
  app: floor(
    ["app", "domain", "rulebooks", "reports", "documents", "oscal", "store"],
    ["ae-cvss-calculator"],
  ),
  http: floor(
    ["http", "app", "domain"],
    ["hono", "@hono/node-server", "@hono/zod-openapi", "better-auth", "zod", "types pino", "types pg"],
  ),
  cli: floor(["cli", "app", "domain", "config.ts"], ["commander"]),
  jobs: floor(["jobs", "app", "domain"], ["pg-boss", "zod", "types pino", "types pg"]),
  "config.ts": floor(["domain"]),
  "version.ts": floor([]),
  "doors.ts": "everything",
  "main.ts": "everything",
  "server.ts": "everything",
};

/** Files that may import an address which is computed: one platform's PostgreSQL programs. */
export const COMPUTED: readonly string[] = ["src/store/managed/binaries.ts"];

export const floorOf = (path: string): string => path.split("/")[1] ?? "";

const packageOf = (address: string): string =>
  address
    .split("/")
    .slice(0, address.startsWith("@") ? 2 : 1)
    .join("/");

/**
 * What is wrong with the imports of a file, one line each. `path` is relative to the repository; `aliases` are the
 * `imports` of package.json.
 */
export const violationsOf = (
  path: string,
  source: string,
  aliases: Readonly<Record<string, string>>,
): string[] => {
  const rules = FLOORS[floorOf(path)];
  if (rules === undefined) return [`${path} is on no floor`];
  if (rules === "everything") return [];
  return importsOf(source).flatMap((each) => {
    const wrong = problemOf(path, each, rules, aliases);
    return wrong === null ? [] : [`${path} imports ${each.from ?? "a computed address"}: ${wrong}`];
  });
};

const problemOf = (
  path: string,
  { from, typesOnly }: Import,
  rules: Floor,
  aliases: Readonly<Record<string, string>>,
): string | null => {
  if (from === null) return COMPUTED.includes(path) ? null : "the address must be written out";
  if (from.startsWith("node:")) return rules.builtins ? null : "this floor does no I/O";
  const target = fileOf(path, from, aliases);
  if (target === null) {
    const name = packageOf(from);
    if (rules.packages.includes(name)) return null;
    if (!rules.packages.includes(`types ${name}`)) return "a package that is not this floor's";
    return typesOnly ? null : "this package is here for its types only";
  }
  if (!target.startsWith("src/")) return "outside of src";
  return rules.floors.includes(floorOf(target)) ? null : `the floor ${floorOf(target)} is not below this one`;
};

/** The file that an address means, relative to the repository; null for a package. */
export const fileOf = (
  path: string,
  from: string,
  aliases: Readonly<Record<string, string>>,
): string | null => {
  if (from.startsWith(".")) return posix.join(posix.dirname(path), from);
  for (const [alias, target] of Object.entries(aliases)) {
    const [start = "", end = ""] = alias.split("*");
    if (!from.startsWith(start) || !from.endsWith(end)) continue;
    return posix.normalize(target.replace("*", from.slice(start.length, from.length - end.length)));
  }
  return null;
};
