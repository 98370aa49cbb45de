-- Accounts and sessions are kept by better-auth, with its own column names, in a schema of their own.
create schema auth;

create table auth."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index session_by_user on auth."session" ("userId");

create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "issuer" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null
);
create index account_by_user on auth."account" ("userId");
create unique index account_by_issuer on auth."account" ("issuer", "accountId");

create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on auth."verification" ("identifier");

create table administrators (
  organization_id uuid not null references organizations,
  user_id text not null references auth."user",
  primary key (organization_id, user_id)
);
create index administrators_by_user on administrators (user_id);

create table memberships (
  system_id uuid not null references systems,
  user_id text not null references auth."user",
  role text not null check (role in ('owner', 'contributor', 'assessor', 'approver', 'viewer')),
  primary key (system_id, user_id)
);
create index memberships_by_user on memberships (user_id);

-- A link that works once. Only the hash of its token is kept.
create table one_time_links (
  token_hash text primary key,
  purpose text not null check (purpose in ('administrator', 'member')),
  email text,
  system_id uuid references systems,
  role text,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'member') = (system_id is not null and role is not null and email is not null))
);
