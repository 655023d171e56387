/** In the order in which they are looked for: most browsers name others too. */
const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdgA?\/|\bEdge\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** A User-Agent header in words, such as `Firefox on Windows`; nothing of the header itself is kept. */
export function browserWords(agent: string | undefined): string {
  const browser = firstOf(browsers, agent) ?? 'Another browser';
  const system = firstOf(systems, agent);
  return system === undefined ? browser : `${browser} on ${system}`;
}

function firstOf(
  known: ReadonlyArray<readonly [RegExp, string]>,
  agent: string | undefined,
): string | undefined {
  return agent === undefined ? undefined : known.find(([pattern]) => pattern.test(agent))?.[1];
}
