import assert from "node:assert/strict";
import type { Claim } from "#domain/deviation/claim.ts";
import type { RiskRating } from "#domain/risk-rating.ts";

export const FALSE_POSITIVE: Claim = {
  type: "false positive",
  falsePositive: { evidence: "The package has the fix backported.", attachments: ["changelog.txt"] },
};
export const OPERATIONAL: Claim = {
  type: "operational requirement",
  operational: { impactStatement: "The lathe stops.", justification: "No other driver.", attachments: [] },
};
export const adjustment = (requestedRating: RiskRating): Claim => ({
  type: "risk adjustment",
  reduction: {
    requestedRating,
    baseVector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    modified: { MAV: { value: "L", explanation: "No network route leads to it." } },
    remediationLevel: null,
    enteredScore: null,
    attachments: ["diagram.pdf"],
  },
});
export const ACCEPTANCE: Claim = { type: "risk acceptance", residualRiskRating: "low", attachments: [] };
export const both = (requestedRating: RiskRating): Claim => {
  const adjusted = adjustment(requestedRating);
  assert.ok("reduction" in adjusted && "operational" in OPERATIONAL);
  return {
    type: "operational requirement and risk adjustment",
    operational: OPERATIONAL.operational,
    reduction: adjusted.reduction,
  };
};

const vulnerability = (id: string, version: string) => ({
  VulnerabilityID: id,
  PkgName: "libexample",
  PkgIdentifier: { PURL: `pkg:apk/alpine/libexample@${version}` },
  InstalledVersion: version,
  Severity: "HIGH",
  Title: `Flaw ${id}`,
});

/** Two vulnerabilities of one package in an image. */
export const LIBRARY_SCAN = JSON.stringify({
  SchemaVersion: 2,
  CreatedAt: "2026-06-02T06:00:00Z",
  ArtifactName: "registry.example.test/shop:1.0",
  ArtifactType: "container_image",
  Results: [
    {
      Target: "registry.example.test/shop:1.0 (alpine 3.20)",
      Class: "os-pkgs",
      Type: "alpine",
      Vulnerabilities: [vulnerability("CVE-2026-1001", "1.0"), vulnerability("CVE-2026-1002", "1.0")],
    },
  ],
});
