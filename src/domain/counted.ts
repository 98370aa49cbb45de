/** A number with what it counts: `1 day`, `30 days`. The unit is given as its plural, which ends in s. */
export const counted = (number: number, units: string): string =>
  `${number} ${number === 1 ? units.slice(0, -1) : units}`;
