import type { OpenAPIHono } from "@hono/zod-openapi";
import { pino } from "pino";
import { applyBatch } from "#app/batch/apply-batch.ts";
import { previewBatch } from "#app/batch/preview-batch.ts";
import type { App, BatchTask, ImportTask } from "#app/context.ts";
import { applyImport, previewImport } from "#app/import/run-import.ts";
import { openAccounts, type Accounts } from "../../src/http/accounts.ts";
import type { Environment } from "../../src/http/environment.ts";
import { httpApp } from "../../src/http/http-app.ts";
import { testApp, type Person, type TestApp } from "../support/app.ts";

export const ORIGIN = "http://127.0.0.1:8080";

export type Door = OpenAPIHono<Environment>;
export type TestServer = TestApp & {
  readonly http: Door;
  /** What was logged, line by line. */
  readonly logged: string[];
  /** People by id, who are signed in when a request names them in `x-test-person`. */
  readonly people: Map<string, Person>;
  readonly accounts: Accounts;
};

const workOnBatch = (app: App, { task, actor, batchId }: BatchTask): Promise<void> =>
  (task === "preview batch" ? previewBatch : applyBatch)(app, actor, batchId);

const workOnImport = (app: App, { task, actor, importId }: ImportTask): Promise<void> =>
  (task === "preview" ? previewImport : applyImport)(app, actor, importId);

/** Does the work at once, in place of the queue. */
const queueOf = (app: App) => ({
  add: async (task: ImportTask | BatchTask, after = 0): Promise<void> => {
    if (after > 0) return;
    const work = "batchId" in task ? workOnBatch(app, task) : workOnImport(app, task);
    await work.catch(() => undefined);
  },
});

/** The web door on a real store; people sign in either really or, quickly, by a header that only tests understand. */
export const testServer = async (app?: (real: App) => App): Promise<TestServer> => {
  const test = await testApp();
  const logged: string[] = [];
  const people = new Map<string, Person>();
  const real = openAccounts({
    pool: test.store.authPool,
    secret: "x".repeat(40),
    publicUrl: ORIGIN,
    trustedOrigins: [ORIGIN],
  });
  const accounts: Accounts = {
    ...real,
    signedIn: async (headers) => {
      const person = people.get(headers.get("x-test-person") ?? "");
      if (!person) return real.signedIn(headers);
      return { id: person.userId, name: person.name, email: "person@example.test" };
    },
  };
  const used = app ? app(test.app) : test.app;
  const context = {
    app: used,
    queue: queueOf(used),
    accounts,
    log: pino({ level: "trace" }, { write: (line: string) => void logged.push(line) }),
    version: "0.0.0",
    publicUrl: ORIGIN,
    webRoot: "/nowhere",
  };
  return { ...test, http: httpApp(context, new Set([ORIGIN])), logged, people, accounts };
};

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: Person | null;
};

/** One request, as the page would send it. */
export const call = async (server: TestServer, { method, path, json, bytes, headers, as }: Call) => {
  const type = json === undefined ? "application/octet-stream" : "application/json";
  const body = json === undefined ? bytes : JSON.stringify(json);
  if (as) server.people.set(as.userId, as);
  return server.http.request(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": type }),
      ...(as ? { "x-test-person": as.userId } : {}),
      origin: ORIGIN,
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
};
