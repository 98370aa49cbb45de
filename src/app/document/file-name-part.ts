/** Letters, digits and dashes of a system's name, so that every file system takes it. */
export const fileNamePart = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80) || "system";
