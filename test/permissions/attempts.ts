import { z } from 'zod';
import type { Became, Doors, Walker } from './doors.ts';

/**
 * Something that is valid in all but who does it. Whoever holds the same role elsewhere is refused; the last one to try is
 * somebody who may, which shows that nothing else stood in the way.
 */
export type Attempt = {
  name: string;
  /** Who must not: those who hold the role over another part of the estate, and others. */
  refused: readonly Walker[];
  /** Who may. */
  may: Walker;
  send: (doors: Doors, as: Walker) => Promise<Became>;
};

const agreement = '/api/agreements/stafford-2014-15';
const draft = '/api/agreements/stafford-2015-16';
const own = (role: string): Pick<Attempt, 'refused' | 'may'> => ({
  refused: [`${role}@elsewhere`],
  may: `${role}@here`,
});
const drugTest = (provider: string, record: string) => ({
  ...{ provider, record, person: 'P-0002', tested_on: '2008-03-04' },
  ...{ ground: 'random', result: 'negative' },
});
const csvOf = (...rows: ReadonlyArray<Record<string, string>>) =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
const figure = (value: string) =>
  csvOf({ provider: 'Stafford', metric: 'K01', period: '2007-08', kind: 'actual', value });
const lock = { provider: 'Stafford', month: 'Mar 2008', reason: 'Closed.' };
const rating = { scheme: 'prison-rating-2009', provider: 'Birmingham', period: '2007-08' };
const moderation = { ...rating, band: 'Concern', reason: 'A new wing.' };

const idsSchema = z.object({ roles: z.array(z.object({ id: z.string(), standing: z.string() })) });
async function heldGrant(doors: Doors): Promise<string> {
  const { body } = await doors.get('', '/api/people/commissioner-here');
  const held = idsSchema.parse(JSON.parse(body)).roles.find(({ standing }) => standing === 'held');
  return held?.id ?? 'none';
}

async function lastBatch(doors: Doors): Promise<number> {
  const { body } = await doors.get('', '/api/records/batches');
  const batches = z.array(z.object({ batchId: z.number(), kind: z.string() }));
  return batches.parse(JSON.parse(body)).find(({ kind }) => kind === 'records')?.batchId ?? 0;
}

/** In this order: what one stores, another takes back. */
export const attempts: readonly Attempt[] = [
  {
    ...{ name: 'a record by the API', ...own('practitioner') },
    send: ({ json }, as) => json(as, '/api/records/drug-test', [drugTest('Stafford', 'A-1')]),
  },
  {
    ...{ name: 'a record by a page', ...own('provider-manager') },
    send: ({ upload }, as) =>
      upload(as, '/records/drug-test/import', csvOf(drugTest('Stafford', 'A-3')), {
        action: 'store',
      }),
  },
  {
    ...{ name: 'taking a record back by the API', ...own('practitioner') },
    send: ({ json }, as) =>
      json(as, '/api/records/drug-test', [{ provider: 'Stafford', record: 'A-1', retract: true }]),
  },
  {
    ...{ name: 'taking a record back by a command', ...own('practitioner') },
    send: ({ command }, as) => command(as, ['records', 'retract', 'drug-test', 'Stafford', 'A-3']),
  },
  {
    ...{ name: 'withdrawing a batch by the API', ...own('practitioner') },
    send: ({ json }, as) => json(as, '/api/records/batches/1/withdraw', { reason: 'Sent twice.' }),
  },
  {
    name: 'a record of another provider among one’s own, by the API',
    refused: ['practitioner@elsewhere', 'practitioner@here'],
    may: 'analyst@here',
    send: ({ json }, as) => {
      const theirs = as === 'practitioner@elsewhere' ? 'Pentonville' : 'Birmingham';
      const rows = [drugTest(theirs, 'A-2'), drugTest('Stafford', 'A-2')];
      return json(as, '/api/records/drug-test', rows);
    },
  },
  {
    name: 'withdrawing a batch with records of others too, by a page',
    refused: ['practitioner@here', 'provider-manager@elsewhere', 'analyst@elsewhere'],
    may: 'analyst@here',
    send: async (doors, as) => {
      const url = `/records/batches/${await lastBatch(doors)}/withdraw`;
      return doors.form(as, url, { reason: 'Sent twice.' });
    },
  },
  {
    ...{ name: 'a record by a command', ...own('practitioner') },
    send: ({ command }, as) =>
      command(
        as,
        ['records', 'import', 'FILE', '--type', 'drug-test'],
        csvOf(drugTest('Stafford', 'A-4')),
      ),
  },
  {
    ...{ name: 'withdrawing a batch by a command', ...own('practitioner') },
    send: async (doors, as) =>
      doors.command(as, [
        ...['records', 'withdraw', String(await lastBatch(doors))],
        ...['--reason', 'Sent twice.'],
      ]),
  },
  {
    ...{ name: 'stating a month complete by the API', ...own('practitioner') },
    send: ({ json }, as) =>
      json(as, '/api/records/complete', {
        ...{ type: 'drug-test', provider: 'Stafford', period: 'Mar 2008' },
      }),
  },
  {
    ...{ name: 'stating a month complete by a command', ...own('provider-manager') },
    send: ({ command }, as) =>
      command(as, [
        ...['records', 'complete', 'drug-test'],
        ...['--provider', 'Stafford', '--period', 'Apr 2008'],
      ]),
  },
  {
    ...{ name: 'locking a month by the API', ...own('analyst') },
    send: ({ json }, as) => json(as, '/api/records/locks', lock),
  },
  {
    ...{ name: 'opening a month by a page', ...own('analyst') },
    send: ({ form }, as) => form(as, '/records/locks', { ...lock, action: 'open' }),
  },
  {
    name: 'locking a month of everybody by a command',
    refused: ['analyst@elsewhere', 'analyst@here'],
    may: '',
    send: ({ command }, as) => command(as, ['records', 'lock', 'Feb 2008', '--reason', 'Closed.']),
  },
  {
    ...{ name: 'figures by the API', ...own('analyst') },
    send: ({ file }, as) => file(as, '/api/import?fileName=given.csv', figure('1')),
  },
  {
    ...{ name: 'figures by a page', ...own('analyst') },
    send: async ({ upload, get, form }, as) => {
      const { location } = await upload(as, '/import', figure('2'));
      const { body } = await get(as, location);
      const shown = /name="shown" value="([^"]*)"/.exec(body)?.[1] ?? '';
      return form(as, location, { action: 'store', shown });
    },
  },
  {
    ...{ name: 'figures by a command', ...own('analyst') },
    send: ({ command }, as) => command(as, ['import', 'FILE'], figure('3')),
  },
  {
    ...{ name: 'an answer to a notice by the API', ...own('commissioner') },
    send: ({ json }, as) =>
      json(as, `${agreement}/notices/1/answer`, { answer: 'rejected', reason: 'Not now.' }),
  },
  {
    ...{ name: 'a remark by a command', ...own('provider-manager') },
    send: ({ command }, as) =>
      command(as, ['agreement', 'comment', 'stafford-2014-15', 'capacity', 'Look here.']),
  },
  {
    ...{ name: 'the end of an agreement by the API', ...own('commissioner') },
    send: ({ json }, as) => json(as, `${agreement}/end`, { on: '2015-01-31', reason: 'Closed.' }),
  },
  {
    ...{ name: 'an agreement between others by the API', ...own('commissioner') },
    send: ({ json }, as) =>
      json(as, '/api/agreements', {
        ...{ id: 'stafford-2015-16', template: 'local-annex', title: 'HMP Stafford 2015-16' },
        ...{ provider: 'Stafford', commissioner: 'West Midlands' },
        ...{ startsOn: '2015-04-01', endsOn: '2016-03-31' },
      }),
  },
  {
    ...{ name: 'an agreement between others by a page', ...own('provider-manager') },
    send: ({ form }, as) =>
      form(as, '/agreements/new', {
        ...{ id: 'stafford-2016-17', template: 'local-annex', title: 'HMP Stafford 2016-17' },
        ...{ provider: 'Stafford', commissioner: 'West Midlands' },
        ...{ starts: '2016-04-01', ends: '2017-03-31' },
      }),
  },
  {
    ...{ name: 'a change to a draft by the API', ...own('provider-manager') },
    send: ({ json }, as) =>
      json(as, `${draft}/versions`, {
        base: 1,
        changes: [
          {
            ...{ kind: 'cell', before: '', after: '750' },
            at: { table: 'capacity', row: 'entry', column: 'cna' },
          },
        ],
      }),
  },
  {
    ...{ name: 'a change to a draft by a command', ...own('commissioner') },
    send: ({ command }, as) =>
      command(as, ['agreement', 'save', 'stafford-2015-16', '--set', 'capacity/entry/cna=760']),
  },
  {
    ...{ name: 'a moderation by the API', ...own('national-team') },
    send: ({ json }, as) => json(as, '/api/ratings/moderations', moderation),
  },
  {
    ...{ name: 'taking a moderation back by a command', ...own('national-team') },
    send: ({ command }, as) =>
      command(as, [
        ...['moderate', '--withdraw', '--scheme', rating.scheme, '--provider', rating.provider],
        ...['--period', rating.period, '--reason', 'An appeal.'],
      ]),
  },
  {
    name: 'a role over another region by the API',
    refused: ['administrator@elsewhere'],
    may: 'administrator@here',
    send: ({ json }, as) =>
      json(as, '/api/people/commissioner-here/roles', { role: 'analyst', subject: 'stafford' }),
  },
  {
    name: 'a role over more than one manages by a page',
    refused: ['administrator@elsewhere', 'administrator@here'],
    may: '',
    send: ({ form }, as) =>
      form(as, '/people/auditor-here/roles/new', { role: 'auditor', subject: 'national' }),
  },
  {
    name: 'a role of one’s own by a command',
    refused: ['administrator@here'],
    may: '',
    send: ({ command }, as) =>
      command(as, [
        ...['people', 'grant', 'administrator-here', '--role', 'analyst'],
        ...['--over', 'west-midlands'],
      ]),
  },
  {
    ...{ name: 'withdrawing a role by a page', ...own('administrator') },
    send: async (doors, as) => {
      const grant = await heldGrant(doors);
      const url = `/people/commissioner-here/roles/${grant}/withdraw`;
      return doors.form(as, url, { reason: 'Moved.' });
    },
  },
  {
    name: 'ending somebody with roles elsewhere by a command',
    refused: ['administrator@here', 'administrator@elsewhere'],
    may: '',
    send: ({ command }, as) => command(as, ['people', 'end', 'auditor-here', '--reason', 'Left.']),
  },
];
