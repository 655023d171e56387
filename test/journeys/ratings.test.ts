import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import type { Browser } from '../cookie-browser.ts';
import { testDatabases } from '../databases.ts';
import { type Served, signIn, stop, Workshop } from './gatehouse.ts';

const banded = z.object({ band: z.string().nullable() });
const ratings = z.object({
  rows: z.array(banded.extend({ name: z.string(), domains: z.array(banded) })),
});
const card = z.object({
  rating: banded.extend({ asIs: banded.nullable(), moderation: banded.nullable() }),
});

/** As the annual report prints it: public protection, offender management, interventions, capability, overall. */
const printed: Readonly<Record<string, readonly string[]>> = {
  Staffordshire: ['Good', 'Passable', 'Passable', 'Good', 'Passable'],
  Warwickshire: ['Good', 'Passable', 'Passable', 'Good', 'Passable'],
  'West Mercia': ['Good', 'Good', 'Passable', 'Good', 'Good'],
  'West Midlands': ['Passable', 'Passable', 'Passable', 'Good', 'Passable'],
};
const ippf = ['rate', '--scheme', 'ippf-2007', '--region', 'West Midlands', '--period', '2007-08'];
const birmingham = ['--scheme', 'prison-rating-2009', '--provider', 'Birmingham'];
const whose = 'scheme=prison-rating-2009&provider=birmingham&period=2007-08';

for (const engine of testDatabases()) {
  describe(`ratings through every door in ${engine.name}`, { skip: engine.skip }, () => {
    let workshop: Workshop;
    let served: Served;
    let analyst: Browser;

    before(async () => {
      workshop = await Workshop.open(engine.name);
      served = await workshop.serve();
      analyst = await signIn(served, 'analyst');
    });
    after(async () => {
      if (served) await stop(served, 'SIGTERM');
      await workshop?.close();
    });

    const run = async (args: readonly string[]) => (await workshop.ran(...args)).out;
    const page = async (path: string) => (await analyst.get(path)).body;
    const getCard = async (query: string) =>
      card.parse(JSON.parse(await page(`/api/ratings/card?${query}`))).rating;

    test('the framework of 2007-08 gives the matrix that was printed', async () => {
      const { rows } = ratings.parse(JSON.parse(await run([...ippf, '--format', 'json'])));
      const matrix = rows.map(({ name: area, domains, band }) => [
        area,
        [...domains.map((domain) => domain.band), band],
      ]);
      assert.deepEqual(Object.fromEntries(matrix), printed);
    });

    test('a moderated band stands beside the computed one on every door until it is withdrawn', async () => {
      const computed = (await getCard(whose)).band;
      assert.equal(computed, 'Meeting most targets');
      const who = ['--by', 'P. Anel', '--role', 'Chair', '--reason', 'A wing was closed.'];
      const about = ['moderate', ...birmingham, '--period', '2007-08', ...who];
      await run([...about, '--band', 'Concern']);
      const { band, moderation } = await getCard(whose);
      assert.deepEqual([band, moderation?.band], [computed, 'Concern']);
      assert.match(await run(['rate', ...birmingham]), /moderated to Concern by P\. Anel, Chair/);
      const html = await page('/ratings/prison-rating-2009/birmingham?period=2007-08');
      assert.match(html, /A wing was closed\./);
      assert.match(html, /Meeting most targets/);
      await run([...about, '--withdraw']);
      assert.equal((await getCard(whose)).moderation, null);
    });

    test('a what-if moves the rating and stores nothing', async () => {
      const before = await run(ippf);
      const query = 'scheme=ippf-2007&provider=staffordshire&period=2007-08';
      const { band, asIs } = await getCard(`${query}&outturn=staffordshire:P12=80%25`);
      assert.deepEqual([asIs?.band, band], ['Passable', 'Good']);
      const tried = await run([...ippf, '--outturn', 'Staffordshire:P12=80%']);
      assert.match(tried, /Staffordshire +Good .* 2: Passable, 2\.5/);
      assert.equal(await run(ippf), before);
      assert.equal((await getCard(query)).asIs, null);
    });
  });
}
