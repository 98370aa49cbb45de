import { Text } from "@mantine/core";
import type { Finding } from "../../api/api.generated.ts";
import { percent } from "./weakness-facts.tsx";

/** What there is to say of where and how the finding is, beyond its asset; null when nothing. */
export const placeOf = (finding: Finding): string | null => {
  const parts = [
    finding.location,
    finding.package === null ? "" : finding.package.name,
    finding.result ?? "",
    finding.detectors.length > 1 ? "joined" : "",
    finding.epss === null ? "" : "epss",
  ];
  return parts.some((part) => part !== "") ? parts.join(" ") : null;
};

/** Port, package with its versions, file and line, expected and found value, and the tools that see it. */
export const FindingPlace = ({ finding }: { readonly finding: Finding }) => {
  const { package: found, location, line, expected, actual, result, detectors, epss } = finding;
  return (
    <div style={{ overflowWrap: "anywhere" }}>
      {location !== "" && (
        <span>
          {location}
          {line !== null && `:${line}`}
        </span>
      )}
      {found !== null && (
        <Text size="xs" c="dimmed">
          {found.name} {found.installedVersion}
          {found.fixedVersion !== null && `, fixed in ${found.fixedVersion}`}
        </Text>
      )}
      {(expected !== null || actual !== null) && (
        <Text size="xs" c="dimmed">
          expected {expected ?? "not said"}, found {actual ?? "not said"}
        </Text>
      )}
      {result !== null && (
        <Text size="xs" c="dimmed">
          {result}
        </Text>
      )}
      {epss !== null && (
        <Text size="xs" c="dimmed">
          EPSS {percent(epss.score)} ({epss.cve}, {epss.scoreDate})
        </Text>
      )}
      {detectors.length > 1 && <Text size="xs">Seen by {detectors.join(" and ")}</Text>}
    </div>
  );
};
