/** The NIST SP 800-53 controls that a text names, in the notation `AC-2(1)`. */
export const controlsIn = (text: string | null): string[] => [
  ...new Set(
    Array.from(
      (text ?? "").matchAll(/\b([A-Z]{2})-0?(\d{1,2})(?!\d)(?:\s?\(0?(\d{1,2})\))?/gi),
      ([, family = "", number = "", enhancement]) =>
        `${family.toUpperCase()}-${number}${enhancement === undefined ? "" : `(${enhancement})`}`,
    ),
  ),
];
