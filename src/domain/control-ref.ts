/** A control, requirement or practice that somebody wrote, in the one form by which it is known. */
export type ControlRef = {
  /** Lower case, OSCAL's way: `ac-2.1`, `3.1.1`, `03.01.01`; what is in no known notation stays as it is. */
  readonly key: string;
  /** The usual way: `AC-2(1)`. */
  readonly label: string;
  /** `AC`, `3.1`, `03.01`, `CCI`; "Other" for what is in no known notation. */
  readonly family: string;
};

export const OTHER_FAMILY = "Other";
const CCI_FAMILY = "CCI";

const LONGEST = 120;
/**
 * NIST SP 800-53: family, number, enhancement as `(1)`, a number after a dot, then perhaps determination statements such as
 * `(iii)` or `(i and ii)`, or a part such as `a` or `(a)`.
 */
const SP_800_53 =
  /^([a-z]{2})-0{0,2}([1-9]\d?)(?:\s?\(\s?0?([1-9]\d?)\s?\))?(?:\.0?([1-9]\d?))?\s?(?:(\([ivx]+(?:,? (?:and |or )?[ivx]+)*\))|\(?[a-z][a-z0-9().]{0,20})?$/i;
/** NIST SP 800-171 (`3.1.1` before revision 3, `03.01.01` since) and SP 800-172 (`3.1.2e`). */
const SP_800_171 = /^(?:0?3\.\d{1,2}\.\d{1,2})e?(?=$|[.\s[(])/i;
/** CMMC (32 CFR 170.14(c)): domain, level, and the requirement of SP 800-171 or SP 800-172 that it is. */
const CMMC = /^([a-z]{2})\.l[1-3]-(.+)$/i;
const CCI = /^cci-\d{6}$/i;

/**
 * The control that a text names, as people and tools write it. Zeros before numbers, spaces and a part of its statement make
 * no difference: `AC-2(1)`, `AC-02 (01)` and `AC-2(1)(a)` are one. A number after a dot has two meanings. In OSCAL's ids,
 * which are in lower case, it is the enhancement: `ac-2.1`. Elsewhere it is an assessment procedure of the control (NIST
 * SP 800-53A until revision 3 and DISA's CCI list: `AC-2.1 (iii)`; eMASS: `AC-2.1`, `AC-2(1).1`), which stands for the
 * control itself. Requirements of SP 800-171 keep their revision's notation, because revision 3 says other things under
 * the same numbers. Never throws.
 */
export const controlRef = (written: string): ControlRef => {
  const text = plainText(written);
  const [, domain, inner] = CMMC.exec(text) ?? [];
  return sp80053(text, isOscalId(text)) ?? sp800171(inner ?? text) ?? other(text, domain?.toUpperCase());
};

/** The control of an id that stands in an OSCAL document, where a number after a dot is the enhancement. Never throws. */
export const controlOfOscalId = (id: string): ControlRef => sp80053(plainText(id), true) ?? controlRef(id);

const plainText = (written: string): string =>
  written.slice(0, LONGEST).replaceAll(/[‐-―]/g, "-").replaceAll(/\s+/g, " ").trim();

/** OSCAL's ids of SP 800-53 are in lower case (`ac-2.1`), the names of controls and of procedures are not. */
const isOscalId = (text: string): boolean => /^[a-z]{2}-/.test(text);

const sp80053 = (text: string, dotIsEnhancement: boolean): ControlRef | null => {
  const found = SP_800_53.exec(text);
  if (found === null) return null;
  const [, letters = "", number = "", inBrackets, afterDot, statements] = found;
  const dotted = dotIsEnhancement && statements === undefined ? afterDot : undefined;
  const [family, enhancement] = [letters.toUpperCase(), inBrackets ?? dotted];
  const label = `${family}-${number}`;
  return enhancement === undefined
    ? { key: label.toLowerCase(), label, family }
    : { key: `${label.toLowerCase()}.${enhancement}`, label: `${label}(${enhancement})`, family };
};

const sp800171 = (text: string): ControlRef | null => {
  const found = SP_800_171.exec(text);
  if (found === null) return null;
  const key = found[0].toLowerCase();
  return { key, label: key, family: key.split(".").slice(0, 2).join(".") };
};

/** Practices of CMMC Level 1 (`AC.L1-b.1.i`) are numbered after FAR 52.204-21, which has no families: their domain is one. */
const other = (text: string, domain: string | undefined): ControlRef => ({
  key: text.toLowerCase(),
  label: text,
  family: domain ?? (CCI.test(text) ? CCI_FAMILY : OTHER_FAMILY),
});

/** The families of catalogs that controls name, each once. A CCI belongs to the family of its control, which it does not name. */
export const controlFamilies = (controls: readonly string[]): string[] => [
  ...new Set(
    controls
      .map((control) => controlRef(control).family)
      .filter((family) => family !== OTHER_FAMILY && family !== CCI_FAMILY),
  ),
];

const COLLATOR = new Intl.Collator("en", { numeric: true });

/** The order in which catalogs list them: by family, then by number. What is in no known notation comes last. */
export const compareControls = (
  a: Pick<ControlRef, "key" | "family">,
  b: Pick<ControlRef, "key" | "family">,
): number =>
  Number(a.family === OTHER_FAMILY) - Number(b.family === OTHER_FAMILY) || COLLATOR.compare(a.key, b.key);
