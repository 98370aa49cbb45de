/** `npm run build`: builds the page unless it was built from these very sources. */
import { buildPageIfNeeded } from "./build-page.ts";

await buildPageIfNeeded();
