import type { GeneratedHost } from "#reports/generate/nessus.ts";

const LINUX = "Made-up Linux 10";

/** The hosts of the demonstration, on addresses that documentation may use (RFC 5737). */
export const HOSTS = {
  web01: { name: "web01.example.org", ip: "192.0.2.11", operatingSystem: LINUX },
  web02: { name: "web02.example.org", ip: "192.0.2.12", operatingSystem: LINUX },
  app01: { name: "app01.example.org", ip: "192.0.2.21", operatingSystem: LINUX },
  app02: { name: "app02.example.org", ip: "192.0.2.22", operatingSystem: LINUX },
  db01: { name: "db01.example.org", ip: "192.0.2.31", operatingSystem: "Made-up Server 2025" },
  db02: { name: "db02.example.org", ip: "192.0.2.32", operatingSystem: "Made-up Server 2025" },
  jump01: { name: "jump01.example.org", ip: "192.0.2.41", operatingSystem: LINUX },
  vpn01: { name: "vpn01.example.org", ip: "192.0.2.51", operatingSystem: "Made-up Gateway 4" },
  files01: { name: "files01.example.org", ip: "192.0.2.61", operatingSystem: "Made-up Server 2025" },
} as const satisfies Record<string, GeneratedHost>;

export type HostName = keyof typeof HOSTS;

/** Taken out of service between the sixth and the seventh scan. */
export const RETIRED: { readonly host: HostName; readonly lastScan: number } = { host: "vpn01", lastScan: 5 };

/** Where the scanner cannot sign in any more in the last scan. */
export const LOCKED_OUT: HostName = "files01";

/** The image that is scanned beside the hosts. */
export const IMAGE = "registry.example.org/shop/api";
