import type { Claim } from "#domain/deviation/claim.ts";
import { addEvidence, attest } from "../../evidence/add-evidence.ts";
import { setContract } from "../../evidence/closure-contract.ts";
import { recordVendorEvent } from "../../clock/vendor-dependency.ts";
import { requestDeviation } from "../../deviation/request-deviation.ts";
import { decideDeviation, type DeviationOrder } from "../../deviation/decide-deviation.ts";
import { readItemDeviations } from "../../deviation/read-deviations.ts";
import { decideExtension, listExtensions, requestExtension } from "../../clock/extensions.ts";
import { updateItem, type ItemChange } from "../../item/edit-item.ts";
import { readItem } from "../../item/read-item.ts";
import { moveItem, type MoveOrder } from "../../item/move-item.ts";
import { addNote } from "../../item/notes.ts";
import { addMilestone } from "../../milestone/add-milestone.ts";
import { completeMilestone, updateMilestone } from "../../milestone/change-milestone.ts";
import type { Day } from "./days.ts";
import { changing, keepMilestone, milestoneOf, placeOf, type Desk } from "./desk.ts";

/** What people do with the item of a weakness, each by its use case. */
type Deed = (desk: Desk) => Promise<unknown>;

/** Fields of the item, some of them told by the day. */
export const edits =
  (key: string, change: ItemChange): Deed =>
  (desk) =>
    changing(desk, key, (ref) => updateItem(desk.app, desk.actor, ref, change));

export const moves =
  (
    key: string,
    order: Omit<MoveOrder, "fixedOn" | "until"> & { readonly fixedOn?: Day; readonly until?: Day },
  ): Deed =>
  (desk) => {
    const { fixedOn, until, ...rest } = order;
    const whole = {
      ...rest,
      ...(fixedOn === undefined ? {} : { fixedOn: desk.date(fixedOn) }),
      ...(until === undefined ? {} : { until: desk.date(until) }),
    };
    return changing(desk, key, (ref) => moveItem(desk.app, desk.actor, ref, whole));
  };

/** The monthly word on how it goes, which also says that somebody looked. */
export const reviews =
  (key: string, day: Day, words: string): Deed =>
  (desk) => {
    const fields = { comments: `${desk.date(day)}: ${words}` };
    return changing(desk, key, (ref) => updateItem(desk.app, desk.actor, ref, { fields }));
  };

type PlannedStep = {
  readonly number: number;
  readonly text: string;
  readonly due: Day;
  readonly team: string | null;
  readonly workDays: number;
};

/** A milestone of one item or, shared under one number, of several; it waits for the one before it. */
export const plans =
  (keys: readonly string[], step: PlannedStep): Deed =>
  async (desk) => {
    const poamIds: string[] = [];
    for (const key of keys) poamIds.push((await placeOf(desk, key)).poamId);
    const before = step.number > 1 ? await milestoneOf(desk, keys[0] ?? "", step.number - 1) : null;
    const needs = before === null ? [] : [before.milestoneId];
    const id = await addMilestone(desk.app, desk.actor, desk.systemId, {
      poamIds,
      description: step.text,
      due: desk.date(step.due),
      workDays: step.workDays,
      ownerId: null,
      team: step.team,
      needs,
      reason: "",
    });
    for (const poamId of poamIds) keepMilestone(desk, poamId, step.number, id);
  };

export const replans =
  (key: string, number: number, due: Day, reason: string): Deed =>
  async (desk) =>
    updateMilestone(desk.app, desk.actor, await milestoneOf(desk, key, number), {
      due: desk.date(due),
      description: null,
      reason,
    });

export const completes =
  (key: string, number: number, on: Day, reason: string): Deed =>
  async (desk) =>
    completeMilestone(desk.app, desk.actor, await milestoneOf(desk, key, number), {
      completedOn: desk.date(on),
      reason,
    });

export const comments =
  (key: string, body: string): Deed =>
  async (desk) =>
    addNote(desk.app, desk.actor, await placeOf(desk, key), {
      kind: "comment",
      body,
      mentions: [],
      nextReviewOn: null,
    });

export const attaches =
  (
    key: string,
    file: { readonly name: string; readonly text: string; readonly proves: string; readonly of: Day },
  ): Deed =>
  async (desk) => {
    const { systemId, poamId } = await placeOf(desk, key);
    return addEvidence(
      desk.app,
      desk.actor,
      { systemId, poamIds: [poamId] },
      {
        fileName: file.name,
        bytes: bytesOf(file.text),
        proves: file.proves,
        sensitivity: "internal",
        collectedOn: desk.date(file.of),
        expiresOn: null,
      },
    );
  };

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

export const attests =
  (
    key: string,
    given: { readonly type: string; readonly proves: string; readonly of: Day; readonly until: Day },
  ): Deed =>
  async (desk) => {
    const { systemId, poamId } = await placeOf(desk, key);
    return attest(
      desk.app,
      desk.actor,
      { systemId, poamIds: [poamId] },
      {
        type: given.type,
        proves: given.proves,
        sensitivity: "internal",
        collectedOn: desk.date(given.of),
        expiresOn: desk.date(given.until),
      },
    );
  };

export const contracts =
  (key: string, clauses: readonly object[]): Deed =>
  async (desk) => {
    const { systemId, poamId } = await placeOf(desk, key);
    const { version } = await readItem(desk.app, desk.actor, systemId, poamId);
    return setContract(desk.app, desk.actor, { systemId, poamId, version }, clauses);
  };

type VendorDeed =
  | { readonly event: "open"; readonly product: string; readonly vendor: string }
  | { readonly event: "check in" | "release" | "end"; readonly answer: string };

export const vendor =
  (key: string, on: Day, event: VendorDeed): Deed =>
  async (desk) =>
    recordVendorEvent(desk.app, desk.actor, await placeOf(desk, key), { ...event, on: desk.date(on) });

export const asks =
  (key: string, claim: Claim, rationale: string, until?: Day): Deed =>
  async (desk) =>
    requestDeviation(desk.app, desk.actor, await placeOf(desk, key), {
      claim,
      rationale,
      until: until === undefined ? null : desk.date(until),
    });

/** Decides on the request that waits. */
export const decides =
  (key: string, order: Pick<DeviationOrder, "move" | "reason">): Deed =>
  async (desk) => {
    const { systemId, poamId } = await placeOf(desk, key);
    const { deviations } = await readItemDeviations(desk.app, desk.actor, systemId, poamId);
    const waiting = deviations.find(({ state }) => state.status === "pending");
    if (waiting === undefined) throw new Error(`No request for ${poamId} waits.`);
    await decideDeviation(desk.app, desk.actor, { systemId, deviationId: waiting.id }, order);
  };

export const asksForMoreTime =
  (key: string, to: Day, reason: string): Deed =>
  async (desk) =>
    requestExtension(desk.app, desk.actor, await placeOf(desk, key), { to: desk.date(to), reason });

/** Approves the extension that waits. */
export const givesMoreTime =
  (key: string, reason: string): Deed =>
  async (desk) => {
    const { systemId, poamId } = await placeOf(desk, key);
    const all = await listExtensions(desk.app, desk.actor, systemId);
    const waiting = all.find((one) => one.poamId === poamId && one.status === "pending");
    if (waiting === undefined) throw new Error(`No extension of ${poamId} waits.`);
    await decideExtension(
      desk.app,
      desk.actor,
      { systemId, id: waiting.id },
      { decision: "approve", reason },
    );
  };
