import { typedIdentifier, type TypedFinding } from "#domain/typed-finding.ts";

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
      controls: typed.controls.map((control) => control.toUpperCase()),
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
