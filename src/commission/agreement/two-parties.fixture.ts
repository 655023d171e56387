/** An agreement between two parties as far along as a test needs it. */
import assert from 'node:assert/strict';
import { printPeriod } from '../../calendar/index.ts';
import { GatehouseError } from '../../errors.ts';
import type { Hub } from '../../hub.ts';
import { levels } from '../store.ts';
import type { Actor } from './agreement.ts';
import { annex, stafford } from './annex.fixture.ts';
import type { Content } from './content.ts';
import { diffContent } from './diff-content.ts';
import { createDraft, type DraftWish, saveDraft } from './draft-actions.ts';
import { getFile } from './get-agreement.ts';
import { acceptFindings, agree, offer, type Seen, sign } from './signing-actions.ts';

export const commissioner: Actor = {
  party: 'commissioner',
  name: 'C. Missioner',
  role: 'Commissioner',
};
export const provider: Actor = { party: 'provider', name: 'G. Overnor', role: 'Governor' };

/** The sample with its totals mended: 50 + 42 + 25 places, 3 × 28:15 hours. */
export const sound: Content = {
  ...stafford,
  industries: {
    rows: stafford.industries?.rows ?? [],
    totals: { total: { places: '117', hours: '84:45' } },
  },
};

export function wishOf(id: string): DraftWish {
  return {
    ...{ id, template: annex.code, title: 'HMP Stafford 2014-15', provider: 'Stafford' },
    ...{ commissioner: 'West Midlands', parent: null, like: null },
    ...{ startsOn: '2014-04-01', endsOn: '2015-03-31' },
  };
}

/** The refusal that work ends in; a test fails where there is none. */
export async function refusalOf(work: Promise<unknown>): Promise<GatehouseError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof GatehouseError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'It was not refused.' });
}

/** Two parties at one table, in November 2014, with the sample annex as the only form. */
export class TwoParties {
  readonly hub: Hub;

  constructor(empty: Hub) {
    const catalogue = { ...empty.catalogue, templates: [annex] };
    this.hub = { ...empty, catalogue, now: () => new Date('2014-11-15T12:00:00Z') };
  }

  /** Begins an agreement and fills it, each party in its own tables; it is version 3 then. */
  async draft(
    id: string,
    content: Content = sound,
    otherwise: Partial<DraftWish> = {},
  ): Promise<void> {
    const wish = { ...wishOf(id), ...otherwise };
    const { number } = await createDraft(this.hub, wish, commissioner);
    const { versions } = await getFile(this.hub.database, id);
    const changes = diffContent(annex, versions[0]?.content ?? {}, content);
    const isTheirs = (change: (typeof changes)[number]) =>
      (change.kind === 'cell' ? change.at.table : change.table) === 'objectives';
    const ours = changes.filter((change) => !isTheirs(change));
    const theirs = changes.filter(isTheirs);
    await saveDraft(this.hub, id, { base: number, changes: ours, note: null }, commissioner);
    await saveDraft(this.hub, id, { base: number + 1, changes: theirs, note: null }, provider);
  }

  /** The latest version, as somebody read it. */
  async seen(id: string): Promise<Seen> {
    const last = (await getFile(this.hub.database, id)).versions.at(-1);
    assert.ok(last);
    return { version: last.number, contentHash: last.contentHash };
  }

  /** Drafts, offers, agrees and signs, with every finding accepted. */
  async sign(
    id: string,
    content: Content = sound,
    otherwise: Partial<DraftWish> = {},
  ): Promise<void> {
    await this.draft(id, content, otherwise);
    await offer(this.hub, id, await this.seen(id), commissioner);
    await agree(this.hub, id, await this.seen(id), provider);
    for (const actor of [commissioner, provider]) {
      await acceptFindings(this.hub, id, { keys: 'all', reason: 'As printed.' }, actor);
      await sign(this.hub, id, await this.seen(id), actor);
    }
  }

  /** The levels in force of a metric at Stafford, by period. */
  async levels(metric: string): Promise<Map<string, string>> {
    const query = { metrics: [metric], providerIds: ['stafford'] };
    const current = await levels.listCurrent(this.hub.database, query);
    return new Map(
      current.map(({ period, stated }) => [printPeriod(period), stated.nothing ?? stated.text]),
    );
  }
}
