/** An id of a register: letters and digits, with what separates them. It cannot be read as an address. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N} ._/#()-]{0,99}$/u;

/** Where an entry stands in somebody else's register: a https address, or the id that the register gives it. */
export type RegisterReference =
  | { readonly kind: "address"; readonly href: string }
  | { readonly kind: "id"; readonly id: string };

/**
 * What the text names; null for what is neither. Only https addresses without a user and a password count, so that no
 * other scheme (`javascript:`, `data:`, `file:`) ever becomes a link.
 */
export const registerReference = (text: string): RegisterReference | null => {
  const given = text.trim();
  if (ID.test(given)) return { kind: "id", id: given };
  if (/[\s\p{Cc}]/u.test(given)) return null;
  const url = URL.parse(given);
  const isSafe =
    url?.protocol === "https:" && url.username === "" && url.password === "" && url.hostname !== "";
  return isSafe ? { kind: "address", href: url.href } : null;
};
