/**
 * The family of a control, as its catalog groups them: `RA` of RA-5(2) (SP 800-53) and of RA.L2-3.11.2 (CMMC), `3.11` of
 * 3.11.2 and 03.11.02 (SP 800-171). Null for what names none, such as a CCI.
 */
export const controlFamily = (control: string): string | null => {
  const text = control.trim().toUpperCase();
  const family = /^([A-Z]{2})(?:-\d|\.L[1-3]-)/.exec(text)?.[1];
  if (family !== undefined) return family;
  const number = /^0?3\.(\d{1,2})\.\d/.exec(text)?.[1];
  return number === undefined ? null : `3.${Number(number)}`;
};
