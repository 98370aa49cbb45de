/** Remembers, across reloads of the page, which upload was begun for a file. */
export const begunUploads = (systemId: string, file: File) => {
  const key = `milepost-upload ${systemId} ${file.name} ${file.size} ${file.lastModified}`;
  return {
    id: (): string | null => localStorage.getItem(key),
    remember: (id: string): void => localStorage.setItem(key, id),
    forget: (): void => localStorage.removeItem(key),
  };
};
