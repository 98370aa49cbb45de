/** Which item was opened last from a system's ledger, so that coming back finds the same place. */
const opened = new Map<string, string>();

export const rememberOpened = (systemId: string, poamId: string): void => {
  opened.set(systemId, poamId);
};

export const lastOpened = (systemId: string): string | undefined => opened.get(systemId);
