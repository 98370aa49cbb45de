import { ROLES } from "#domain/access.ts";

/** Who asks: each role of one system, an owner of another, an administrator of the organization, nobody. */
export const ACTORS = [...ROLES, "other", "administrator", "anonymous"] as const;
export type ActorName = (typeof ACTORS)[number];

/**
 * The routes of one area, by operation: the statuses that each kind of person gets (in the order of ACTORS) and, where
 * the route takes one, what it is asked with.
 *
 * 409, 400 and 404 of an invitation mean that the person may, but that this request does not fit the state: the rights
 * are checked before. Others must not learn that a system exists: 404.
 */
export interface AccessArea {
  readonly cells: Readonly<Record<string, string>>;
  readonly bodies?: Readonly<Record<string, () => unknown>>;
  readonly queries?: Readonly<Record<string, string>>;
}
