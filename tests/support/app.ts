import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { App } from "#app/context.ts";
import { importFile, type ImportedFile } from "#app/import/import-files.ts";
import { createSystem } from "#app/system/create-system.ts";
import type { Actor, Role } from "#domain/access.ts";
import { putMembership } from "#store/memberships.ts";
import { inTransaction } from "#store/transaction.ts";
import { testStore, useResource, type TestStore } from "./store.ts";

export const OPERATOR: Actor = { kind: "operator", name: "test operator" };

export type TestApp = TestStore & {
  readonly app: App;
  /** The time that the application sees; tests may move it. */
  readonly clock: { now: Date };
};

export const testApp = async (): Promise<TestApp> => {
  const opened = await testStore();
  const clock = { now: new Date("2026-06-15T12:00:00Z") };
  return { ...opened, clock, app: { store: opened.store, now: () => clock.now } };
};

export const useApp = (): (() => TestApp) => useResource(testApp);

/** The application, in which reading each stored file takes more than half a second: long enough to tell how far it is. */
export const slowlyRead = ({ app }: TestApp): App => {
  const { rawFiles } = app.store;
  async function* read(...file: Parameters<typeof rawFiles.read>): AsyncGenerator<Uint8Array> {
    yield* rawFiles.read(...file);
    await setTimeout(600);
  }
  return { ...app, store: { ...app.store, rawFiles: { ...rawFiles, read } } };
};

/** The id of a new system with a name that no other has. */
export const newSystem = async ({ app }: TestApp, name = `System ${randomUUID()}`): Promise<string> =>
  (await createSystem(app, OPERATOR, { name, rulebook: "fedramp-rev5", impactLevel: "moderate" })).id;

export type Person = Actor & { readonly kind: "user" };

/** A person with an account, as sign-in would have made it. */
export const newPerson = async ({ store }: TestApp, name: string): Promise<Person> => {
  const userId = randomUUID();
  const user = { id: userId, name, email: `${userId}@example.test`, emailVerified: true };
  await store.db.insertInto("auth.user").values(user).execute();
  return { kind: "user", userId, name };
};

export const newMember = async (test: TestApp, systemId: string, role: Role): Promise<Person> => {
  const person = await newPerson(test, `The ${role}`);
  await inTransaction(test.store.db, OPERATOR, (tx) => putMembership(tx, systemId, person.userId, role));
  return person;
};

export async function* streamOf(bytes: Uint8Array | string, step = 65_536): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += step) yield all.subarray(at, at + step);
}

/** Takes a file in as the command line does. */
export const importBytes = (
  { app }: TestApp,
  systemId: string,
  bytes: Uint8Array | string,
  {
    actor = OPERATOR,
    preview = false,
    fileName = "scan.nessus",
    assetName,
  }: {
    readonly actor?: Actor;
    readonly preview?: boolean;
    readonly fileName?: string;
    readonly assetName?: string;
  } = {},
): Promise<ImportedFile> => {
  const file = { path: fileName, open: () => streamOf(bytes) };
  return importFile(app, actor, systemId, file, preview, { assetName });
};
