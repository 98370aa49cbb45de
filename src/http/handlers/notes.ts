import type { OpenAPIHono, z } from "@hono/zod-openapi";
import { addNote, listMentions, listNotes } from "#app/item/notes.ts";
import { requireDay } from "#domain/calendar.ts";
import * as routes from "../contract/notes.ts";
import type { Environment, ServerContext } from "../environment.ts";

type Note = Awaited<ReturnType<typeof listNotes>>[number];

const present = (note: Note): z.infer<typeof routes.ItemNote> => ({
  ...note,
  mentions: [...note.mentions],
  notedAt: note.notedAt.toISOString(),
});

export const noteHandlers = (http: OpenAPIHono<Environment>, { app }: ServerContext): void => {
  http.openapi(routes.listNotes, async (c) => {
    const notes = await listNotes(app, c.get("actor"), c.req.valid("param"));
    return c.json(notes.map(present), 200);
  });

  http.openapi(routes.addNote, async (c) => {
    const { nextReviewOn, ...given } = c.req.valid("json");
    const note = {
      ...given,
      nextReviewOn: nextReviewOn === null ? null : requireDay(nextReviewOn, "the next review"),
    };
    const notes = await addNote(app, c.get("actor"), c.req.valid("param"), note);
    return c.json(notes.map(present), 201);
  });

  http.openapi(routes.listMentions, async (c) => {
    const notes = await listMentions(app, c.get("actor"), c.req.valid("param").systemId);
    return c.json(notes.map(present), 200);
  });
};
