import { cpus, loadavg, totalmem } from 'node:os';

const gibibyte = 1024 ** 3;

/** What the figures depend on; the load tells whether the machine was quiet. */
export function describeSurroundings(): Record<string, string | number> {
  const processors = cpus();
  return {
    processors: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryGiB: Number((totalmem() / gibibyte).toFixed(1)),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    at: new Date().toISOString(),
  };
}
