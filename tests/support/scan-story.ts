import fc from "fast-check";
import type { Credentialed } from "#domain/reading.ts";
import { scanFile, type MadeHost } from "./scan-file.ts";

export const HOSTS = ["web-01", "db-01"] as const;
export const PLUGINS = [500, 501] as const;

export type Host = {
  readonly state: "absent" | "dead" | "alive";
  readonly login: Credentialed;
  readonly shows: number[];
};
export type Scan = {
  readonly hosts: readonly Host[];
  readonly loaded: number[] | null;
  readonly aimedAt: string[] | null;
};

const host: fc.Arbitrary<Host> = fc.record({
  state: fc.constantFrom("alive", "alive", "alive", "dead", "absent"),
  login: fc.constantFrom("yes", "yes", "no", "unknown"),
  shows: fc.subarray([...PLUGINS]),
});
const scan: fc.Arbitrary<Scan> = fc.record({
  hosts: fc.tuple(host, host),
  loaded: fc.option(fc.subarray([...PLUGINS])),
  aimedAt: fc.option(fc.subarray([...HOSTS], { minLength: 1 })),
});
/** Up to four scans, and an order in which their files come. */
export const story = fc
  .array(scan, { minLength: 2, maxLength: 4 })
  .chain((scans) =>
    fc.tuple(
      fc.constant(scans),
      fc.shuffledSubarray([...scans.keys()], { minLength: scans.length, maxLength: scans.length }),
    ),
  );

export const dayOf = (index: number): string => `2026-0${index + 1}-15`;

/** A host that shows something stands in the file and is alive, whatever was drawn. */
export const shown = (each: Host): number[] => (each.state === "alive" ? each.shows : []);

export const fileOf = ({ hosts, loaded, aimedAt }: Scan, index: number): string =>
  scanFile({
    day: dayOf(index),
    ...(loaded === null ? {} : { plugins: [1, ...loaded] }),
    ...(aimedAt === null ? {} : { targets: aimedAt }),
    // One more host, because a file without any does not say when its scan ran.
    hosts: ["calm-01", ...HOSTS].flatMap((name, place): MadeHost[] => {
      if (place === 0) return [{ name, records: [{ plugin: 1, severity: 0 }] }];
      const at = place - 1;
      const each = hosts[at];
      if (!each || each.state === "absent") return [];
      const credentialed = each.login === "unknown" ? null : each.login === "yes";
      const records = shown(each).map((plugin) => ({ plugin }));
      return [{ name, credentialed, dead: each.state === "dead", records }];
    }),
  });
