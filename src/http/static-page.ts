import { serveStatic } from "@hono/node-server/serve-static";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MiddlewareHandler } from "hono";
import type { Environment } from "./environment.ts";
import { problem } from "./problems.ts";

const ONE_YEAR = "public, max-age=31536000, immutable";

/** Files lie in `assets/` or beside the page. Deeper addresses are the page's own, dots in item numbers included. */
const FILE = /^\/(?:assets\/.+|[^/]+\.\w+)$/;

/** The built page: files of `assets/` never change under their name; every other address gives the page itself. */
export const page = (webRoot: string): MiddlewareHandler<Environment> => {
  const files = serveStatic<Environment>({
    root: webRoot,
    onFound: (_, c) => {
      if (c.req.path.startsWith("/assets/")) c.header("cache-control", ONE_YEAR);
    },
  });
  return async (c, next) => {
    if (c.req.path.startsWith("/api/")) return next();
    if (FILE.test(c.req.path)) return files(c, next);
    const html = await readFile(join(webRoot, "index.html"), "utf8").catch(() => null);
    if (html === null)
      return problem(
        c,
        "route.not-found",
        "The page is not built. Run npm run build, or start with npm start.",
      );
    return c.html(html, 200, { "cache-control": "no-cache" });
  };
};
