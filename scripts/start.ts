/** `npm start`: builds the page when it is missing or older than its sources, then serves. */
import { buildPageIfNeeded } from "./build-page.ts";
import { endWithLauncher } from "./end-with-launcher.ts";

endWithLauncher();
await buildPageIfNeeded();
process.argv.splice(2, 0, "serve");
await import("../src/main.ts");
