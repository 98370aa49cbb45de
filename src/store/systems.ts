import { sql } from "kysely";
import type { Role } from "#domain/access.ts";
import type { CalendarDate } from "#domain/calendar.ts";
import { DEFAULT_INTAKE_POLICY, type IntakePolicy } from "#domain/intake-policy.ts";
import type { ImpactLevel } from "#domain/rulebook.ts";
import type { WorkDays } from "#domain/work-queues.ts";
import type { Tx } from "./database.ts";
import { OPEN, TIMED } from "./item-state.ts";
import { waitsInTime } from "./vendor-waits.ts";

export type System = {
  readonly id: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly name: string;
  readonly rulebookId: string;
  /** The version of the organization's own rulebook; null for one that ships with the program. */
  readonly rulebookVersion: number | null;
  readonly ownRulebook: {
    readonly name: string;
    readonly baseId: string;
    readonly changes: Readonly<Record<string, unknown>>;
  } | null;
  readonly impactLevel: ImpactLevel | null;
  /** CMMC: the day of the Conditional status. */
  readonly conditionalStatusDate: CalendarDate | null;
  readonly itemPrefix: string;
  readonly cloudServiceProvider: string | null;
  readonly intakePolicy: IntakePolicy;
  readonly revision: number;
};

export type NewSystem = Pick<
  System,
  "organizationId" | "name" | "rulebookId" | "impactLevel" | "itemPrefix" | "cloudServiceProvider"
>;

/** What is stored of a policy is what somebody chose; the rest has its default. */
const storedPolicy = sql<IntakePolicy>`${JSON.stringify(DEFAULT_INTAKE_POLICY)}::jsonb || s.intake_policy`;

const ownRulebook = sql<System["ownRulebook"]>`(
  select jsonb_build_object('name', r.name, 'baseId', r.base_id, 'changes', r.changes)
  from organization_rulebooks r
  where r.organization_id = s.organization_id and r.id = s.rulebook_id and r.version = s.rulebook_version)`;

const selectSystems = (tx: Tx) =>
  tx
    .selectFrom("systems as s")
    .innerJoin("organizations as o", "o.id", "s.organization_id")
    .select([
      "s.id",
      "s.organization_id as organizationId",
      "o.name as organization",
      "s.name",
      "s.rulebook_id as rulebookId",
      "s.rulebook_version as rulebookVersion",
      "s.conditional_status_date as conditionalStatusDate",
      "s.impact_level as impactLevel",
      "s.item_prefix as itemPrefix",
      "s.cloud_service_provider as cloudServiceProvider",
      "s.revision",
      storedPolicy.as("intakePolicy"),
      ownRulebook.as("ownRulebook"),
    ])
    .$narrowType<{ impactLevel: ImpactLevel | null; conditionalStatusDate: CalendarDate | null }>();

/** The systems that the actor may see, by name. */
export const listSystems = (tx: Tx): Promise<System[]> =>
  selectSystems(tx)
    .orderBy(sql`lower(s.name)`)
    .execute();

export const findSystem = async (tx: Tx, id: string): Promise<System | null> =>
  (await selectSystems(tx).where("s.id", "=", id).executeTakeFirst()) ?? null;

/**
 * The system with what a person is in it: their role, and whether they administer its organization. In one statement,
 * because every request begins with it; without a person there is neither.
 */
export const findSystemFor = async (
  tx: Tx,
  id: string,
  userId: string | null,
): Promise<{ readonly system: System; readonly role: Role | null; readonly administers: boolean } | null> => {
  const row = await selectSystems(tx)
    .select([
      sql<Role | null>`(select role from memberships where system_id = s.id and user_id = ${userId})`.as(
        "role",
      ),
      sql<boolean>`exists (
        select from administrators where organization_id = s.organization_id and user_id = ${userId})`.as(
        "administers",
      ),
    ])
    .where("s.id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const { role, administers, ...system } = row;
  return { system, role, administers };
};

/** By id or by name, whatever its letters' case; of several organizations' systems of one name the first made. */
export const findSystemByName = async (tx: Tx, name: string): Promise<System | null> =>
  (await selectSystems(tx)
    .where((eb) =>
      eb.or([eb(sql`lower(s.name)`, "=", name.toLowerCase()), eb(sql`s.id::text`, "=", name.toLowerCase())]),
    )
    .orderBy("s.created_at")
    .executeTakeFirst()) ?? null;

/** The new system's id; null when the organization has one of that name. */
export const insertSystem = async (tx: Tx, system: NewSystem): Promise<string | null> => {
  const row = await tx
    .insertInto("systems")
    .values({
      organization_id: system.organizationId,
      name: system.name,
      rulebook_id: system.rulebookId,
      impact_level: system.impactLevel,
      item_prefix: system.itemPrefix,
      cloud_service_provider: system.cloudServiceProvider,
    })
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row)
    await tx
      .insertInto("system_rulebooks")
      .values({
        system_id: row.id,
        rulebook_id: system.rulebookId,
        adopted_by: "milepost",
        reason: "The system was made with it.",
      })
      .execute();
  return row?.id ?? null;
};

export type SystemChange = Partial<Pick<System, "name" | "impactLevel" | "cloudServiceProvider">>;

export const updateSystem = async (tx: Tx, id: string, change: SystemChange): Promise<void> => {
  const columns = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.impactLevel === undefined ? {} : { impact_level: change.impactLevel }),
    ...(change.cloudServiceProvider === undefined
      ? {}
      : { cloud_service_provider: change.cloudServiceProvider }),
  };
  if (Object.keys(columns).length > 0)
    await tx.updateTable("systems").set(columns).where("id", "=", id).execute();
};

/** CMMC: the day from which the 180 days count. */
export const setConditionalStatusDate = async (
  tx: Tx,
  id: string,
  date: CalendarDate | null,
): Promise<void> => {
  await tx.updateTable("systems").set({ conditional_status_date: date }).where("id", "=", id).execute();
};

export const saveIntakePolicy = async (tx: Tx, id: string, policy: IntakePolicy): Promise<void> => {
  await tx
    .updateTable("systems")
    .set({ intake_policy: JSON.stringify(policy) })
    .where("id", "=", id)
    .execute();
};

/** Counts a change that a waiting preview depends on; the new revision. */
export const bumpRevision = async (tx: Tx, id: string): Promise<number> => {
  const row = await tx
    .updateTable("systems")
    .set({ revision: sql`revision + 1` })
    .where("id", "=", id)
    .returning("revision")
    .executeTakeFirstOrThrow();
  return row.revision;
};

/**
 * From here on this transaction, which is to be rolled back, takes item numbers without holding the system's row: a long
 * trial must not keep people from their work on the system.
 */
export const beginTrial = async (tx: Tx): Promise<void> => {
  await sql`select set_config('milepost.trial_numbers', '0', true)`.execute(tx);
};

const takeTrialNumbers = async (tx: Tx, id: string, count: number): Promise<number | null> => {
  const { rows } = await sql<{ first: number }>`
    select s.next_item_number + t.taken as first,
      set_config('milepost.trial_numbers', (t.taken + ${count}::int)::text, true)
    from systems s, (select nullif(current_setting('milepost.trial_numbers', true), '')::int as taken) t
    where s.id = ${id} and t.taken is not null`.execute(tx);
  return rows[0]?.first ?? null;
};

/** Takes `count` item numbers; the first of them. A rolled-back transaction gives them back. */
export const takeItemNumbers = async (tx: Tx, id: string, count: number): Promise<number> => {
  const trial = await takeTrialNumbers(tx, id, count);
  if (trial !== null) return trial;
  const row = await tx
    .updateTable("systems")
    .set({ next_item_number: sql`next_item_number + ${count}` })
    .where("id", "=", id)
    .returning("next_item_number")
    .executeTakeFirstOrThrow();
  return row.next_item_number - count;
};

/** Lets one import at a time change a system's ledger; held until the transaction ends. */
export const lockLedger = async (tx: Tx, systemId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('ledger ' || ${systemId}, 0))`.execute(tx);
};

/** The same lock if nobody has it; whether it was had. */
export const tryLockLedger = async (tx: Tx, systemId: string): Promise<boolean> => {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('ledger ' || ${systemId}, 0)) as locked`.execute(tx);
  return rows[0]?.locked === true;
};

export type SystemFigures = {
  readonly systemId: string;
  readonly open: number;
  readonly late: number;
  readonly dueSoon: number;
  readonly pendingVerification: number;
  readonly lastImportAt: Date | null;
};

/** The portfolio's figures of every visible system, each by the days of its own rulebook. */
export const systemFigures = async (
  tx: Tx,
  today: CalendarDate,
  daysBySystem: ReadonlyMap<string, WorkDays>,
): Promise<Map<string, SystemFigures>> => {
  const [ids, days] = [[...daysBySystem.keys()], [...daysBySystem.values()]];
  const { rows } = await sql<SystemFigures>`
    select t.id as "systemId",
      count(*) filter (where ${OPEN})::int as open,
      count(*) filter (where ${TIMED} and i.scheduled_completion_date < ${today}::date and not ${waitsInTime({
        item: sql`i.id`,
        day: sql`${today}::date`,
        checkInDays: sql`t.check_in_days`,
        vendorExempt: sql`t.vendor_exempt`,
      })})::int as late,
      count(*) filter (where ${TIMED} and i.scheduled_completion_date between ${today}::date and t.soon)::int
        as "dueSoon",
      count(*) filter (where i.status = 'pending verification')::int as "pendingVerification",
      (select max(applied_at) from imports where system_id = t.id and status = 'applied') as "lastImportAt"
    from unnest(${ids}::uuid[], ${days.map(({ soon }) => soon)}::date[], ${days.map((d) => d.checkInDays)}::int[],
      ${days.map(({ vendorExempt }) => vendorExempt)}::boolean[]) as t(id, soon, check_in_days, vendor_exempt)
    left join poam_items i on i.system_id = t.id
    group by t.id`.execute(tx);
  return new Map(rows.map((row) => [row.systemId, row]));
};

/** The person's role in each system that they belong to. */
export const rolesOf = async (tx: Tx, userId: string): Promise<Map<string, Role>> => {
  const rows = await tx
    .selectFrom("memberships")
    .select(["system_id", "role"])
    .where("user_id", "=", userId)
    .execute();
  return new Map(rows.map((row) => [row.system_id, row.role as Role]));
};
