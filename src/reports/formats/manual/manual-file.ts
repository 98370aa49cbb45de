import { controlRef } from "#domain/control-ref.ts";
import { typedIdentifier, type TypedFinding } from "#domain/typed-finding.ts";

/** In capital letters; an id of OSCAL as its label, for `ac-2.1` is not the procedure `AC-2.1`. */
const controlOf = (typed: string): string => {
  const { key, label } = controlRef(typed);
  return key === typed.trim() ? label : typed.toUpperCase();
};

/**
 * The raw file of a finding that was typed in: JSON with one record for each asset, always the same bytes for the same
 * finding, so that typing it twice is a repeat. `manual` reads it.
 */
export const manualFile = (typed: TypedFinding): Buffer => {
  const { source, foundOn } = typed;
  const identifiers = [
    ...new Set(typed.assets.map(({ kind, identifier }) => `${kind} ${identifier.trim()}`)),
  ];
  const assets = identifiers.map((asset) => {
    const at = asset.indexOf(" ");
    return { kind: asset.slice(0, at), identifier: asset.slice(at + 1) };
  });
  const findings = (assets.length === 0 ? [null] : assets).map((asset) => {
    return {
      asset,
      location: typed.location.trim(),
      sourceIdentifier: typedIdentifier(typed),
      kind: typed.kind,
      name: typed.name.trim(),
      severity: typed.severity,
      description: typed.description.trim(),
      cves: typed.cves.map((cve) => cve.toUpperCase()),
      controls: typed.controls.map(controlOf),
      solution: typed.solution,
      evidence: typed.evidence,
    };
  });
  const { kind, reference } = source;
  const file = {
    format: "milepost-findings",
    version: 1,
    ...(typed.draft === true ? { draft: true } : {}),
    source: { kind, reference },
    foundOn,
    findings,
  };
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`);
};
