/** How wrong attempts are slowed down; seconds and milliseconds as named. */
export type WaitRule = {
  /** Wrong attempts that cost nothing. */
  free: number;
  longestSeconds: number;
  /** After this long without a wrong attempt the count begins anew. */
  forgetAfterSeconds: number;
  /** After so many in a row nothing is taken any more until a new link is used. */
  most: number;
};

/**
 * By account: NIST SP 800-63B-4, 3.2.2, allows at most 100 wrong attempts in a row; the waits alone keep them under
 * seven in the first minute and four an hour in the end. They are not forgotten with time.
 */
export const accountRule: WaitRule = {
  free: 5,
  longestSeconds: 900,
  forgetAfterSeconds: Number.POSITIVE_INFINITY,
  most: 100,
};

/** By address: a whole establishment may stand behind one, so waits begin late and stay short. */
export const addressRule: WaitRule = {
  free: 50,
  longestSeconds: 60,
  forgetAfterSeconds: 3600,
  most: Number.POSITIVE_INFINITY,
};

export type Failures = { failures: number; lastAt: Date };

/** How many seconds to wait after so many wrong attempts: none at first, then 1, 2, 4 and so on. */
export function waitSeconds(failures: number, rule: WaitRule): number {
  if (failures <= rule.free) return 0;
  return Math.min(rule.longestSeconds, 2 ** Math.min(30, failures - rule.free - 1));
}

/** The count with one more, begun anew where the last is long past. */
export function oneMore({ failures, lastAt }: Failures, now: Date, rule: WaitRule): number {
  const seconds = (now.getTime() - lastAt.getTime()) / 1000;
  return seconds > rule.forgetAfterSeconds ? 1 : failures + 1;
}

/** A wait in words, rounded up: `40 seconds`, `1 minute`, `15 minutes`. */
export function waitWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return plural(whole, 'second');
  return plural(Math.ceil(whole / 60), 'minute');
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
