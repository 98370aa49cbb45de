import { Text } from "@mantine/core";
import type { Sighting } from "../../api/api.generated.ts";

const ALIASES: Readonly<Record<string, string>> = {
  new: "a new asset",
  identifier: "known by its identifier",
  instance: "known by its instance id",
  fqdn: "known by its domain name",
  netbios: "known by its host name",
  mac: "known by its hardware address",
  ip: "known by its address",
};

const FIELDS: Readonly<Record<string, string>> = {
  severity: "severity",
  installedVersion: "installed version",
  fixedVersion: "fixed version",
  result: "result",
  expected: "expected value",
  actual: "actual value",
  line: "line",
  url: "address",
  path: "file",
};

/** How the record was matched: by which name the asset was known, and what differs from the sighting before. */
export const SightingReason = ({ sighting }: { readonly sighting: Sighting }) => (
  <div>
    {sighting.matchedBy !== null && (
      <Text size="xs">
        {sighting.scannedAs}: {ALIASES[sighting.matchedBy] ?? sighting.matchedBy}
      </Text>
    )}
    {sighting.differs.map((difference) => (
      <Text size="xs" c="dimmed" key={difference.field}>
        {FIELDS[difference.field] ?? difference.field}: {difference.before ?? "none"} →{" "}
        {difference.now ?? "none"}
      </Text>
    ))}
  </div>
);
