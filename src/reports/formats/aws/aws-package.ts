import type { PackageReading } from "#domain/reading.ts";
import { textAt } from "../../json/json-fields.ts";

/** One package of a finding, the names of its fields as Inspector writes them, or as Security Hub does (upper case). */
type Names = {
  readonly name: string;
  readonly version: string;
  readonly release: string;
  readonly fixed: string;
  readonly path: string;
};

const INSPECTOR: Names = {
  name: "name",
  version: "version",
  release: "release",
  fixed: "fixedInVersion",
  path: "filePath",
};
const SECURITY_HUB: Names = {
  name: "Name",
  version: "Version",
  release: "Release",
  fixed: "FixedInVersion",
  path: "FilePath",
};

/** The packages of a finding. A finding of Inspector is of one vulnerability in all packages that have it. */
export const awsPackages = (
  list: readonly unknown[],
  from: "inspector" | "security-hub",
): PackageReading[] => {
  const names = from === "inspector" ? INSPECTOR : SECURITY_HUB;
  return list.slice(0, 1000).flatMap((entry) => {
    const name = textAt(entry, names.name);
    if (name === null) return [];
    const version = textAt(entry, names.version);
    const release = textAt(entry, names.release);
    const installedVersion = version !== null && release !== null ? `${version}-${release}` : version;
    const fixed = textAt(entry, names.fixed);
    const fixedVersion = fixed === null || /^not ?available$/i.test(fixed) ? null : fixed;
    return [{ purl: null, name, installedVersion, fixedVersion, path: textAt(entry, names.path) }];
  });
};

/** The packages as lines for people; null for none. */
export const packageLines = (packages: readonly PackageReading[]): string | null => {
  const lines = packages.map(({ name, installedVersion, fixedVersion, path }) =>
    [
      installedVersion === null ? name : `${name} ${installedVersion}`,
      fixedVersion === null ? "" : `, fixed in ${fixedVersion}`,
      path === null ? "" : ` (${path})`,
    ].join(""),
  );
  return lines.length === 0 ? null : lines.join("\n");
};

/** The remediation commands of the packages, once each. */
export const packageRemedies = (list: readonly unknown[], name: string): string | null =>
  [...new Set(list.slice(0, 1000).flatMap((entry) => textAt(entry, name) ?? []))].join("\n") || null;
