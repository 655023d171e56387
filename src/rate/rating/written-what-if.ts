import { GatehouseError, type Problem } from '../../errors.ts';
import type { WhatIf } from './rating-report.ts';

/** A what-if as people write it at the command line and in an address. */
export type WrittenWhatIf = {
  /** `Stafford:K05=9.5%` */
  outturn?: readonly string[] | undefined;
  level?: readonly string[] | undefined;
  /** `k05=3` */
  weight?: readonly string[] | undefined;
  /** `stafford-2014-15:2`: an agreement and the number of its notice. */
  notice?: string | undefined;
};

/**
 * Takes a what-if apart; names and figures are looked up with the ratings. Nothing where nothing is written. Throws
 * RATE_WHAT_IF_REFUSED with everything that is not written so.
 */
export function readWhatIf(written: WrittenWhatIf): WhatIf | undefined {
  const { outturn = [], level = [], weight = [], notice } = written;
  if (outturn.length + level.length + weight.length === 0 && notice === undefined) return undefined;
  const problems: Problem[] = [];
  const each = <T>(texts: readonly string[], name: string, read: (text: string) => T | string) =>
    texts.flatMap((text, index) => {
      const part = read(text);
      if (typeof part !== 'string') return [part];
      problems.push({ message: part, place: { path: `${name}/${index}` }, found: text });
      return [];
    });
  const outturns = each(outturn, 'outturns', readFigure);
  const levels = each(level, 'levels', readFigure);
  const weights = each(weight, 'weights', readWeight);
  const [noticed] = each(notice === undefined ? [] : [notice], 'notice', readNotice);
  if (problems.length === 0) return { outturns, levels, weights, notice: noticed };
  throw new GatehouseError('RATE_WHAT_IF_REFUSED', 'The what-if cannot be tried.', {
    ...{ status: 422, problems },
  });
}

/** Names may hold colons, and so may figures such as 28:15. */
function readFigure(text: string) {
  const equals = text.indexOf('=');
  const colon = text.lastIndexOf(':', equals);
  const who = equals < 0 ? '' : text.slice(0, Math.max(0, colon));
  const parts = [who, text.slice(colon + 1, equals), text.slice(equals + 1)];
  const [provider = '', metric = '', value = ''] = parts.map((part) => part.trim());
  if ([provider, metric, value].includes('')) {
    return 'Write provider:metric=figure, such as Stafford:K05=9.5%.';
  }
  return { provider, metric, value };
}

function readWeight(text: string) {
  const [input = '', weight = '', ...more] = text.split('=').map((part) => part.trim());
  if (input === '' || weight === '' || more.length > 0) return 'Write input=weight, such as k05=3.';
  return { input, weight };
}

function readNotice(text: string) {
  const at = text.lastIndexOf(':');
  const [agreement, number] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  if (agreement === '' || !/^[1-9]\d{0,8}$/.test(number)) {
    return 'Write agreement:number of the notice, such as stafford-2014-15:2.';
  }
  return { agreement, number: Number(number) };
}
