import { ApiProblem } from "../../api/call.ts";

/** Sign-in speaks the protocol of the sign-in library, which stands beside the API: JSON in, `{message, code}` on refusal. */
const post = async (path: string, body: object): Promise<void> => {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const refusal = await readRefusal(response);
  throw new ApiProblem(response.status, refusal.code, "Sign-in failed", wordsFor(response.status, refusal));
};

type Refusal = { readonly code: string; readonly message: string | null };

const readRefusal = async (response: Response): Promise<Refusal> => {
  try {
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null) return { code: "unknown", message: null };
    const { code, message } = body as { code?: unknown; message?: unknown };
    return {
      code: typeof code === "string" ? code : "unknown",
      message: typeof message === "string" ? message : null,
    };
  } catch {
    return { code: "unknown", message: null };
  }
};

const wordsFor = (status: number, refusal: Refusal): string => {
  if (status === 401) return "The email and the password do not belong together. Check both and try again.";
  if (status === 429) return "Too many attempts. Wait a minute, then try again.";
  return refusal.message ?? `The server answered ${status}. Try again; if it stays, tell your administrator.`;
};

export const signIn = (email: string, password: string): Promise<void> =>
  post("sign-in/email", { email, password });

export const signOut = (): Promise<void> => post("sign-out", {});
