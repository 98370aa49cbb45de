/**
 * A package URL without its version, qualifiers and subpath, in lower case but for a percent-encoded part: what stays the
 * same when a package is updated (purl specification, "Rules for each purl component"). Null when the text is no purl.
 */
export const purlWithoutVersion = (purl: string): string | null => {
  const whole = /^pkg:([^?#]+)/i.exec(purl.trim())?.[1];
  if (whole === undefined) return null;
  const lastSlash = whole.lastIndexOf("/");
  const at = whole.indexOf("@", lastSlash + 1);
  const name = at <= lastSlash + 1 ? whole : whole.slice(0, at);
  return name.includes("/") ? `pkg:${name.toLowerCase()}` : null;
};
