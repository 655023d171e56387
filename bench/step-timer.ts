import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded before the hub: when the hub ends, tells when it passed each mark, in milliseconds since the process began.
const file = process.env.BENCH_STEPS;
if (isMainThread && file) {
  process.on('exit', () => {
    const marks = performance.getEntriesByType('mark');
    writeFileSync(file, JSON.stringify(marks.map(({ name, startTime: at }) => ({ name, at }))));
  });
}
