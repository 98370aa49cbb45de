/** The item that a typed text names: `V-12`, `v-12` and `12` are V-12 where the prefix is `V-`. */
export const itemIdTyped = (typed: string, prefix: string): string | null => {
  const text = typed.trim();
  const rest = text.toLowerCase().startsWith(prefix.toLowerCase()) ? text.slice(prefix.length) : text;
  return /^[1-9]\d{0,8}$/.test(rest) ? `${prefix}${rest}` : null;
};
