/** The work done so far, in milliseconds of the processor's time: a busy machine does not make it longer. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
