import { generateNessus, type GeneratedHost } from "./nessus.ts";

/** One monthly report of the demonstration. */
export type DemoReport = {
  readonly fileName: string;
  /** Day of the scan, `YYYY-MM-DD`. */
  readonly date: string;
  bytes(): AsyncGenerator<Uint8Array>;
};

const LINUX = "Made-up Linux 10";

export const DEMO_HOSTS: readonly GeneratedHost[] = [
  { name: "web-01.example.test", ip: "10.20.0.11", operatingSystem: LINUX },
  { name: "web-02.example.test", ip: "10.20.0.12", operatingSystem: LINUX },
  { name: "app-01.example.test", ip: "10.20.0.21", operatingSystem: LINUX },
  { name: "db-01.example.test", ip: "10.20.0.31", operatingSystem: "Made-up Server 2025" },
  { name: "jump-01.example.test", ip: "10.20.0.41", operatingSystem: LINUX },
];

/**
 * Three monthly scans of five hosts from `startDate` on. The second shows fixes and new findings, and could not log in
 * to `db-01`; the third shows findings that return, and did not reach `jump-01`.
 */
export const demoSeries = (startDate: string): readonly DemoReport[] =>
  [0, 1, 2].map((month) => {
    const date = Temporal.PlainDate.from(startDate).add({ months: month }).toString();
    return {
      fileName: `monthly-scan-${date}.nessus`,
      date,
      bytes: () =>
        generateNessus({
          seed: 20,
          hosts: DEMO_HOSTS,
          startDate,
          month,
          withoutCredentials: month === 1 ? [3] : [],
          absent: month === 2 ? [4] : [],
        }),
    };
  });
