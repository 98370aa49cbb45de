const EVERY_MS = 500;

/**
 * Under `npm`, asks this process to end (SIGTERM) once the one that started it is gone: `npm` starts programs through a shell
 * which does not hand a signal on, so that stopping `npm` alone would leave the server running without anybody who knows of it.
 */
export const endWithLauncher = (): void => {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const launcher = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, EVERY_MS);
  watch.unref();
};
