/** CISA's catalog with one vulnerability; its words are made up. */
export const kevFile = ({
  version = "2026.06.01",
  cve = "CVE-2026-1000",
  listed = "2026-05-02",
  due = "2026-05-10",
} = {}): Buffer =>
  Buffer.from(
    JSON.stringify({
      catalogVersion: version,
      vulnerabilities: [{ cveID: cve, dateAdded: listed, dueDate: due, vulnerabilityName: "Example flaw" }],
    }),
  );
