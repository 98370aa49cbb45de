import { momentOf, type Actor } from "#domain/access.ts";
import type { App } from "../context.ts";

/** The moment that a write belongs to: now, unless a history is told. */
export const momentOfWrite = (app: App, actor: Actor): Date => momentOf(actor) ?? app.now();
