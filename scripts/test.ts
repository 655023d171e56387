/**
 * Runs the compiled tests: all, or those whose path contains one of the arguments, and none that follows a `!`.
 * Ends with the line `N passed, N failed`; fails when a test failed or none ran, and, with
 * GATEHOUSE_TEST_NO_SKIPS=1, when one was skipped for want of an engine or a browser.
 */
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { listTestFiles } from './test-files.ts';
import {
  complaints,
  count,
  emptyOutcome,
  type Outcome,
  printCounts,
  printSkips,
} from './test-outcome.ts';

const filesAtOnce = 2;
const millisecondsPerFile = 10 * 60 * 1000;

/** A file without tests reports itself as a passed test that bears its path. */
function isFile(name: string, files: readonly string[]): boolean {
  return files.includes(name);
}

function failureType(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'failureType' in error
    ? error.failureType
    : undefined;
}

async function runFiles(files: string[]): Promise<Outcome> {
  const outcome = emptyOutcome();
  const stream = run({ files, concurrency: filesAtOnce, timeout: millisecondsPerFile });
  stream.on('test:pass', ({ name, skip, details }) => {
    if (isFile(name, files)) return;
    count(outcome, { name, skip, failed: false, suite: details.type === 'suite' });
  });
  stream.on('test:fail', ({ name, skip, details }) => {
    const inherited = failureType(details.error) === 'subtestsFailed';
    count(outcome, { name, skip, failed: true, suite: details.type === 'suite', inherited });
  });
  await pipeline(stream, new spec(), process.stdout, { end: false });
  return outcome;
}

// Inherited by the process of each test file.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim();

const files = listTestFiles(process.cwd(), process.argv.slice(2));
const outcome = files.length > 0 ? await runFiles(files) : emptyOutcome();
const found = complaints(outcome, process.env.GATEHOUSE_TEST_NO_SKIPS === '1');
for (const line of [...printSkips(outcome), ...found, printCounts(outcome)]) console.log(line);
process.exitCode = found.length > 0 ? 1 : 0;
