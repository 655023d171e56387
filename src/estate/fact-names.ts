/** Whether a provider has one value of a fact at a time, or may have several. */
type HowMany = 'one' | 'many';

/** The facts that the data files may state, so that a slip of the pen is found. */
export const factNames: ReadonlyMap<string, HowMany> = new Map<string, HowMany>([
  ['region', 'one'],
  ['status', 'one'],
  ['function', 'one'],
  ['category', 'one'],
  ['openness', 'one'],
  ['role', 'one'],
  ['designation', 'one'],
  ['management', 'one'],
  ['operator', 'one'],
  ['contract', 'one'],
  ['contract holder', 'one'],
  ['CNA', 'one'],
  ['in-use CNA', 'one'],
  ['operational capacity', 'one'],
  ['places', 'one'],
  ['overcrowding commitment', 'one'],
  ['specialist function', 'one'],
  ['drug treatment system', 'one'],
  ['population group', 'many'],
  ['accommodation opened', 'many'],
  ['re-role', 'many'],
  ['inspection', 'many'],
  ['inspection due', 'many'],
  ['planned change', 'many'],
  ['award', 'many'],
  ['remark', 'many'],
]);
