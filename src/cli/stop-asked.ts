/** Aborts when the process is asked to stop (SIGINT, SIGTERM); a second request ends it at once. */
export const stopAsked = (): AbortSignal => {
  const asked = new AbortController();
  const ask = (): void => {
    if (asked.signal.aborted) process.exit(130);
    asked.abort();
  };
  process.on("SIGINT", ask);
  process.on("SIGTERM", ask);
  return asked.signal;
};
