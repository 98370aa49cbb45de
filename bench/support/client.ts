import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchServer } from "./server.ts";

/** A signed-in client of the API. */
export type Client = {
  readonly cookie: string;
  /** The answer's body; rejects with it unless the request succeeded. */
  call<T>(method: string, path: string, body?: object): Promise<T>;
};

export const PERSON = {
  name: "Ada Example",
  email: "ada@example.test",
  password: "a long enough sentence",
} as const;

/** Becomes the first administrator through the one-time link and signs in. */
export const signIn = async (server: BenchServer): Promise<Client> => {
  const headers = { "content-type": "application/json", origin: server.url };
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${server.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const token = new URL(server.setupUrl).hash.slice(1);
  await succeeded(await post(`/api/invitations/${token}`, { ...PERSON, organization: "Example agency" }));
  const { email, password } = PERSON;
  const answer = await succeeded(await post("/api/auth/sign-in/email", { email, password }));
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const request = { method, headers: { ...headers, cookie } };
    const answer = await fetch(
      `${server.url}${path}`,
      body ? { ...request, body: JSON.stringify(body) } : request,
    );
    return (await (await succeeded(answer)).json()) as T;
  };
  return { cookie, call };
};

const succeeded = async (answer: Response): Promise<Response> => {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${await answer.text()}`);
  return answer;
};

type ImportState = { readonly id: string; readonly status: string; readonly previewRevision: number | null };

/** A new system with the report in its ledger, taken in as the page does it: upload, preview, apply. Its id. */
export const systemWith = async (server: BenchServer, client: Client, report: string): Promise<string> => {
  const system = await client.call<{ id: string }>("POST", "/api/systems", {
    name: "Example system",
    rulebook: "fedramp-rev5",
  });
  const upload = await fetch(`${server.url}/api/systems/${system.id}/imports?fileName=scan.nessus`, {
    method: "POST",
    headers: { cookie: client.cookie, origin: server.url, "content-type": "application/octet-stream" },
    body: createReadStream(report),
    duplex: "half",
  });
  const [received] = (await (await succeeded(upload)).json()) as ImportState[];
  if (!received) throw new Error(`No import of ${report} was received.`);
  const { id } = received;
  const { previewRevision } = await reaches(client, id, "previewed");
  await client.call("POST", `/api/imports/${id}/apply`, { previewRevision });
  await reaches(client, id, "applied");
  return system.id;
};

const reaches = async (client: Client, id: string, status: string): Promise<ImportState> => {
  for (;;) {
    const state = await client.call<ImportState>("GET", `/api/imports/${id}`);
    if (state.status === status) return state;
    if (state.status === "failed") throw new Error(`The import failed: ${JSON.stringify(state)}`);
    await sleep(200);
  }
};
