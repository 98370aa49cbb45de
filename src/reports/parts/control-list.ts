/**
 * A control of NIST SP 800-53 in a text, with its enhancement. What stands after a dot is an assessment procedure of the
 * control (`AU-12.1(ii)`, NIST SP 800-53A until revision 3; eMASS `CM-6.5`) and dropped, but for OSCAL's ids, which are in
 * lower case: `ac-2.1` is AC-2(1). `#domain/control-ref.ts` has the same rule.
 */
const CONTROL =
  /\b([A-Z]{2})-0?(\d{1,2})(?!\d)(?:\s?\(0?(\d{1,2})\)|\.0?(\d{1,2})(?![\d.])(?!\s?\([ivx]+[\s,)]))?/gi;

const labelOf = ([, family = "", number = "", inBrackets, afterDot]: RegExpExecArray): string => {
  const enhancement = inBrackets ?? (family === family.toLowerCase() ? afterDot : undefined);
  return `${family.toUpperCase()}-${number}${enhancement === undefined ? "" : `(${enhancement})`}`;
};

/** The NIST SP 800-53 controls that a text names, in the notation `AC-2(1)`. */
export const controlsIn = (text: string | null): string[] => [
  ...new Set(Array.from((text ?? "").matchAll(CONTROL), labelOf)),
];

/** The control with which a text begins, parts of its statement dropped; null when it begins with none. */
export const controlAt = (text: string): string | null => {
  const [found] = text.trimStart().matchAll(CONTROL);
  return found?.index === 0 ? labelOf(found) : null;
};
