/** The address when it is http(s), else null: a `javascript:` link from a scanner's file must not become clickable. */
export const webAddress = (text: string): string | null => {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
};
