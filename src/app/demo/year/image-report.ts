import { IMAGE } from "./hosts.ts";
import type { DemoPerson } from "./people.ts";
import type { Shown } from "./weakness.ts";

/** A weakness of a package in the image. */
export type ImageWeakness = {
  readonly cve: string;
  readonly packageName: string;
  readonly installed: string;
  readonly fixedIn: string;
  readonly title: string;
  readonly description: string;
  readonly severity: 1 | 2 | 3;
  readonly owner: DemoPerson;
  readonly shown: Shown;
};

const WORDS = { 1: "LOW", 2: "MEDIUM", 3: "HIGH" } as const;

/** A monthly scan of the image, 0 to 11, as Trivy writes it; each month has a release of its own. */
export const imageReport = (weaknesses: readonly ImageWeakness[], scan: number, at: Date): string => {
  const image = `${IMAGE}:4.${scan}.0`;
  const shown = weaknesses.filter(({ shown: [from, to] }) => scan >= from && scan < to);
  return JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: at.toISOString(),
    ArtifactName: image,
    ArtifactType: "container_image",
    Metadata: { RepoTags: [image] },
    Results: [
      {
        Target: `${image} (alpine 3.20.1)`,
        Class: "os-pkgs",
        Type: "alpine",
        Vulnerabilities: shown.map((one) => ({
          VulnerabilityID: one.cve,
          PkgName: one.packageName,
          PkgIdentifier: { PURL: `pkg:apk/alpine/${one.packageName}@${one.installed}` },
          InstalledVersion: one.installed,
          FixedVersion: one.fixedIn,
          Title: one.title,
          Description: one.description,
          Severity: WORDS[one.severity],
          PrimaryURL: `https://advisories.example.org/${one.cve}`,
        })),
      },
    ],
  });
};
