/** Why a server was told to stop. */
export type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'parent gone';

// One Ctrl-C reaches the server several times: from the terminal, from npm and from the bootstrap.
const onePressMs = 700;

/**
 * Stops a server once, in order, when it is told to (Ctrl-C, SIGTERM) or when the process that started it
 * died; then the process ends with 0, or with 1 where stopping failed. A second Ctrl-C calls `force`.
 */
export function whenToldToStop(stop: (reason: StopReason) => Promise<void>, force: () => void = () => process.exit(130)): void {
  let firstMs: number | undefined;
  const told = (reason: StopReason): void => {
    if (firstMs === undefined) {
      firstMs = performance.now();
      stop(reason).then(() => process.exit(0), (error: unknown) => {
        process.stderr.write(`Stopping failed: ${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      });
    } else if (reason === 'SIGINT' && performance.now() - firstMs > onePressMs) force();
  };
  process.on('SIGINT', () => told('SIGINT'));
  process.on('SIGTERM', () => told('SIGTERM'));
  process.on('SIGHUP', () => told('SIGHUP'));
  if (process.channel !== undefined && process.channel !== null) process.on('disconnect', () => told('parent gone'));
}
