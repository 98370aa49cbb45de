import assert from "node:assert/strict";

const PERSON = { name: "Ada", email: "ada@example.test", password: "a long enough password" };

/** A person with a browser, as far as a server can tell: a cookie and an origin. */
export class Visitor {
  #base: string;
  #cookie = "";

  constructor(base: string) {
    this.#base = base;
  }

  /** The server has another address from now on. */
  move(base: string): void {
    this.#base = base;
  }

  /** Uses the first administrator's link, and signs in. */
  async signUp(setupUrl: string): Promise<void> {
    const token = new URL(setupUrl).hash.slice(1);
    await this.post(`/api/invitations/${token}`, { ...PERSON, organization: "Example" });
    const { email, password } = PERSON;
    const answer = await this.#ask("POST", "/api/auth/sign-in/email", JSON.stringify({ email, password }));
    this.#cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    assert.ok(this.#cookie);
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#ask("GET", path)).json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const text = await (await this.#ask("POST", path, JSON.stringify(body))).text();
    return (text === "" ? null : JSON.parse(text)) as T;
  }

  async patch(path: string, body: unknown): Promise<void> {
    await this.#ask("PATCH", path, JSON.stringify(body));
  }

  /** Uploads bytes. */
  async send<T>(path: string, bytes: Uint8Array | string): Promise<T> {
    const answer = await this.#ask("POST", path, Buffer.from(bytes), "application/octet-stream");
    return (await answer.json()) as T;
  }

  async #ask(
    method: string,
    path: string,
    body?: string | Buffer<ArrayBuffer>,
    type = "application/json",
  ): Promise<Response> {
    const answer = await fetch(this.#base + path, {
      method,
      headers: {
        origin: this.#base,
        cookie: this.#cookie,
        ...(body === undefined ? {} : { "content-type": type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
