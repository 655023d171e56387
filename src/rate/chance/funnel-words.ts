import { listWords, roundHalfAway } from '../../catalogue/index.ts';
import type { Funnel, FunnelPoint } from './funnel.ts';
import { tailOf } from './sureness.ts';

/** What is said of one that lies beyond a limit. */
export function pointSentence(
  { name, beyond, judged }: Pick<FunnelPoint, 'name' | 'beyond' | 'judged'>,
  value: string,
  aim: { kind: 'group' | 'level'; text: string },
): string {
  const than =
    aim.kind === 'group' ? `the ${aim.text} of all together` : `the level of ${aim.text}`;
  const said = `${name}, at ${value}, is ${wayOf({ beyond, judged })} than ${than}`;
  return beyond?.limit === 99.8
    ? `${said} by far more than chance explains.`
    : `${said} by more than chance explains in 95 of 100 cases.`;
}

/** What a funnel shows, for a person who is not a statistician. */
export function funnelSentence(funnel: Omit<Funnel, 'sentence'>): string {
  if (funnel.reason !== null) return funnel.reason;
  return [beyondWords(funnel), ...widenedWords(funnel), ...leftOutWords(funnel)].join(' ');
}

function beyondWords({ points, target, widened }: Omit<Funnel, 'sentence'>): string {
  const of = points.length;
  const from = target.kind === 'group' ? 'the group' : 'the level';
  const far = points.filter(({ beyond }) => beyond?.limit === 99.8);
  const some = points.filter(({ beyond }) => beyond?.limit === 95);
  const perhaps = `${joinNames(some)} may differ${far.length > 0 ? ' too' : ` from ${from}`}: chance alone puts ${expectedBeyond(of)} that far out.`;
  if (far.length > 0) {
    const verb = far.length === 1 ? 'differs' : 'differ';
    const told = `${far.length} of ${of} ${verb} from ${from} by far more than chance explains: ${waysOf(far)}.`;
    return some.length > 0 ? `${told} ${perhaps}` : told;
  }
  if (some.length > 0) return perhaps;
  const [only] = points;
  if (widened > 1) return `None of the ${of} stands out from ${from}.`;
  return of === 1 && only
    ? `${only.name} does not differ from ${from} by more than chance explains.`
    : `None of the ${of} differs from ${from} by more than chance explains.`;
}

/** How many of so many lie outside the 95% limits where there is nothing but chance. */
function expectedBeyond(of: number): string {
  const expected = Math.round(of * 2 * tailOf(95));
  return expected < 1 ? `fewer than 1 of ${of}` : `about ${expected} of ${of}`;
}

function waysOf(far: readonly FunnelPoint[]): string {
  const ways = new Map<string, FunnelPoint[]>();
  for (const point of far) {
    const way = wayOf(point);
    ways.set(way, [...(ways.get(way) ?? []), point]);
  }
  return [...ways]
    .map(([way, those]) => `${joinNames(those)} ${those.length === 1 ? 'is' : 'are'} ${way}`)
    .join(', ');
}

function widenedWords({ widened }: Omit<Funnel, 'sentence'>): string[] {
  if (widened === 1) return [];
  const times = roundHalfAway(widened, 1);
  return [
    `As a whole they vary more than chance alone explains, so the limits are set ${times} times as far out.`,
  ];
}

function leftOutWords({ leftOut }: Omit<Funnel, 'sentence'>): string[] {
  if (leftOut.length === 0) return [];
  return [`Left out, with nothing to divide by: ${joinNames(leftOut)}.`];
}

function wayOf({ beyond, judged }: Pick<FunnelPoint, 'beyond' | 'judged'>): string {
  return judged ?? (beyond?.side === 'above' ? 'higher' : 'lower');
}

function joinNames(those: ReadonlyArray<{ name: string }>): string {
  return listWords(those.map(({ name }) => name));
}
