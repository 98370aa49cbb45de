import { betterAuth, type BetterAuthOptions } from "better-auth";
import type pg from "pg";
import type { CreateAccount } from "#app/people/accept-invitation.ts";
import { Fault } from "#domain/fault.ts";

export type SignedIn = { readonly id: string; readonly name: string; readonly email: string };

/** Accounts and sessions: better-auth behind the few things that we ask of it. */
export type Accounts = {
  /** Answers everything below `/api/auth/`. */
  handle(request: Request): Promise<Response>;
  /** Who the request's session belongs to; null without a live one. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  readonly create: CreateAccount;
};

export type AccountsOptions = {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly publicUrl: string;
  readonly trustedOrigins: readonly string[];
};

const TWELVE_HOURS = 12 * 60 * 60;

export const openAccounts = (options: AccountsOptions): Accounts => {
  const auth = betterAuth(settings(options, true));
  // Accounts are made only through one-time links: this one has no door to the network.
  const registrar = betterAuth(settings(options, false));

  const create: CreateAccount = async ({ name, email, password }) => {
    const known = await (await auth.$context).internalAdapter.findUserByEmail(email);
    if (!known) {
      const { user } = await registrar.api.signUpEmail({ body: { name, email, password } });
      return { userId: user.id };
    }
    const matches = await auth.api.signInEmail({ body: { email, password } }).then(
      () => true,
      () => false,
    );
    if (matches) return { userId: known.user.id };
    throw new Fault(
      "input.invalid",
      `Expected the password of the account that ${email} has already, found another. Give that one.`,
    );
  };

  return {
    handle: (request) => auth.handler(request),
    signedIn: async (headers) => {
      const session = await auth.api.getSession({ headers });
      return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null;
    },
    create,
  };
};

const settings = (options: AccountsOptions, disableSignUp: boolean) =>
  ({
    appName: "Milepost",
    database: options.pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: "/api/auth",
    trustedOrigins: [...options.trustedOrigins],
    emailAndPassword: {
      enabled: true,
      disableSignUp,
      autoSignIn: false,
      minPasswordLength: 15,
      maxPasswordLength: 128,
    },
    // SP 800-63B AAL2: sign in again after twelve hours.
    session: { expiresIn: TWELVE_HOURS, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { "/sign-in/email": { window: 60, max: 10 } },
    },
    advanced: { cookiePrefix: "milepost", useSecureCookies: options.publicUrl.startsWith("https:") },
    telemetry: { enabled: false },
    logger: { disabled: true },
  }) satisfies BetterAuthOptions;
