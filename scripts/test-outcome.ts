/** What one test reported; `skip` is true or the reason. */
export type Report = {
  name: string;
  failed: boolean;
  suite: boolean;
  skip?: string | boolean | undefined;
  /** The test failed only because a test inside it failed. */
  inherited?: boolean;
};

/** What a run came to; skips are counted by their reason. */
export type Outcome = { passed: number; failed: number; skips: Map<string, number> };

/** The reason of a skip for want of an engine or a browser; optional data beside the clone may be absent. */
const wanting = /^needs (?!.*\.\.\/shared)/;

export function emptyOutcome(): Outcome {
  return { passed: 0, failed: 0, skips: new Map() };
}

/** Counts one report. A suite counts only when it is skipped or fails by itself, as in a hook. */
export function count(outcome: Outcome, report: Report): void {
  if (report.skip !== undefined && report.skip !== false) {
    const reason = report.skip === true ? 'no reason given' : String(report.skip);
    outcome.skips.set(reason, (outcome.skips.get(reason) ?? 0) + 1);
  } else if (report.failed) {
    if (!(report.suite && report.inherited)) outcome.failed += 1;
  } else if (!report.suite) outcome.passed += 1;
}

function skipped(outcome: Outcome): number {
  return [...outcome.skips.values()].reduce((sum, n) => sum + n, 0);
}

/** Why the run does not count as a success: one sentence a reason, none when all is well. */
export function complaints(outcome: Outcome, noSkips: boolean): string[] {
  const found: string[] = [];
  if (outcome.failed > 0) found.push(`${outcome.failed} failed.`);
  if (outcome.passed + outcome.failed === 0) found.push('No test ran.');
  const wanted = [...outcome.skips.keys()].filter((reason) => wanting.test(reason));
  if (noSkips && wanted.length > 0) {
    found.push(`GATEHOUSE_TEST_NO_SKIPS is set, but tests were skipped: ${wanted.join('; ')}.`);
  }
  return found;
}

/** One line a reason. */
export function printSkips(outcome: Outcome): string[] {
  return [...outcome.skips].map(([reason, n]) => `Skipped ${n}: ${reason}`);
}

/** The last line of a run: `12 passed, 0 failed, 3 skipped`. */
export function printCounts(outcome: Outcome): string {
  const skips = skipped(outcome);
  const line = `${outcome.passed} passed, ${outcome.failed} failed`;
  return skips > 0 ? `${line}, ${skips} skipped` : line;
}
