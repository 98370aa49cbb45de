/**
 * JSON numbers (RFC 8259, section 6) byte by byte: `numberStep` gives the state after one more byte, or 0 when the byte
 * does not belong to the number. `endsNumber` says whether a number may end in that state.
 */
export const NUMBER_START = 1;
const MINUS = 2;
const ZERO = 3;
const INTEGER = 4;
const POINT = 5;
const FRACTION = 6;
const EXPONENT = 7;
const SIGN = 8;
const POWER = 9;

export const numberStep = (state: number, byte: number): number => {
  if (byte >= 0x30 && byte <= 0x39) return afterDigit(state, byte);
  if (byte === 0x2e) return state === ZERO || state === INTEGER ? POINT : 0;
  if (byte === 0x65 || byte === 0x45)
    return state === ZERO || state === INTEGER || state === FRACTION ? EXPONENT : 0;
  if (byte === 0x2d) return state === NUMBER_START ? MINUS : state === EXPONENT ? SIGN : 0;
  return byte === 0x2b && state === EXPONENT ? SIGN : 0;
};

const afterDigit = (state: number, byte: number): number => {
  if (state === NUMBER_START || state === MINUS) return byte === 0x30 ? ZERO : INTEGER;
  if (state === ZERO) return 0;
  if (state === POINT) return FRACTION;
  return state === EXPONENT || state === SIGN ? POWER : state;
};

export const endsNumber = (state: number): boolean =>
  state === ZERO || state === INTEGER || state === FRACTION || state === POWER;
