import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleServer } from '../../test/browser/sample/server.ts';
import { testDatabases } from '../../test/databases.ts';
import { openEmptyHub } from '../../test/hubs.ts';
import { openedRatings } from '../../test/rating-pages.ts';
import { post, rowsOf, visit } from '../deliver/pages/page-text.fixture.ts';
import { ratePages } from './pages.ts';

const [embedded] = testDatabases();
const { open, server, database } = openedRatings();

describe('the schemes', () => {
  test('say whom they rate, when they were used and what they can rate', async () => {
    const { text, body } = await open('/ratings');
    assert.match(
      text,
      /Integrated Probation Performance Framework 2007-08 Rates probation areas by years and quarters\. Used in 2007-08\. The latest that it can rate is 2007-08\./,
    );
    assert.match(text, /HMPS Weighted Scorecard Rates prisons/);
    assert.match(body, /href="\/ratings\/ippf-2007"/);
  });

  test('lead from a provider to its cards by the schemes that rate its kind', async () => {
    const { body } = await open('/ratings?provider=staffordshire');
    assert.match(body, /href="\/ratings\/ippf-2007\/staffordshire"/);
    assert.ok(!body.includes('/ratings/weighted-scorecard-2007'));
    const { body: region } = await open('/ratings?region=west-midlands');
    assert.match(region, /href="\/ratings\/ippf-2007\?region=west-midlands"/);
  });
});

describe('the ratings by a scheme', () => {
  test('show the matrix that was printed for 2007-08', async () => {
    const answer = await open('/ratings/ippf-2007?region=West+Midlands&period=2007-08');
    // Annual report 2007-08, the framework's table: four areas by four domains, and the overall rating.
    assert.deepEqual(
      rowsOf(answer, 'domains').toSorted((one, other) =>
        (one[0] ?? '').localeCompare(other[0] ?? ''),
      ),
      [
        ['Staffordshire', 'Good', 'Passable', 'Passable', 'Good', 'Passable'],
        ['Warwickshire', 'Good', 'Passable', 'Passable', 'Good', 'Passable'],
        ['West Mercia', 'Good', 'Good', 'Passable', 'Good', 'Good'],
        ['West Midlands', 'Passable', 'Passable', 'Passable', 'Good', 'Passable'],
        ['West Midlands region as a whole', 'Good', 'Passable', 'Passable', 'Good', 'Passable'],
      ],
    );
    assert.match(answer.text, /Of 4 probation areas, 1 is Good and 3 are Passable\./);
    assert.match(answer.text, /All 20 published ratings come out as they were published\./);
    // The report rates the region Good, Passable, Passable and Good, and Passable overall.
    assert.match(answer.text, /West Midlands region as a whole is Passable/);
    assert.match(answer.text, /So it was published, in all 5 parts\./);
  });

  test('draw no interval where only published figures are known, and say so', async () => {
    const answer = await open('/ratings/ippf-2007');
    assert.match(answer.text, /Only published figures.*cannot be given/);
    assert.ok(rowsOf(answer, 'league-table').every(([, , sure]) => sure === 'cannot be given'));
  });

  test('leave to a list below the ratings whoever has no figure at all', async () => {
    const answer = await open('/ratings/prison-rating-2009');
    // Appendix C has figures of twelve prisons.
    assert.equal(rowsOf(answer, 'domains').length, 12);
    assert.match(answer.text, /Not rated 130 providers: /);
  });

  test('show the published places a year apart with the net change', async () => {
    const answer = await open('/ratings/weighted-scorecard-2007?region=west-midlands');
    // The report's net change: 113 places gained with the two prisons that are newly grouped, two lost without them.
    assert.match(
      answer.text,
      /since 2006-07 Q4: \+113; without those newly rated together as a group, −2\./,
    );
    const stafford = rowsOf(answer, 'published-change-table').find(([name]) => name === 'Stafford');
    assert.deepEqual(stafford?.at(2), '17');
    assert.match(answer.text, /Left out by the scheme Dovegate: Contracted prisons/);
  });

  test('say which periods can be rated where one cannot', async () => {
    const empty = await open('/ratings/ippf-2007?period=2012-13', 404);
    assert.match(empty.text, /It can rate 2007-08\./);
    const month = await open('/ratings/ippf-2007?period=Mar+2008', 422);
    assert.match(month.text, /rates years and quarters/);
  });

  test('an address that cannot be read is explained', async () => {
    await open('/ratings/nothing', 404);
    await open('/ratings/ippf-2007?region=atlantis', 404);
    await open('/ratings/ippf-2007?period=soon', 400);
    const draws = await open('/ratings/ippf-2007?draws=many', 400);
    assert.match(draws.text, /draws: give a whole number from 100 to 100000/);
  });
});

describe('moderation', () => {
  const card = '/ratings/prison-rating-2009/birmingham?period=2007-08';
  const who = {
    reason: 'The escape was from an escort.',
    by: 'A. Reader',
    role: 'Regional manager',
  };

  test('asks for band, reason, name and role, all at once', async () => {
    const answer = await post(server(), card, { action: 'moderate' });
    assert.equal(answer.status, 422);
    for (const field of ['band', 'reason', 'by', 'role']) {
      assert.match(answer.body, new RegExp(`href="#${field}"`), field);
    }
  });

  test('stands beside the computed rating, on the card and in the ratings, until it is withdrawn', async () => {
    const done = await post(server(), card, { ...who, action: 'moderate', band: 'Exceptional' });
    assert.equal(done.status, 303, done.text);
    const shown = await open((done.location ?? '').split('#')[0] ?? '');
    assert.match(shown.text, /The rating is moderated\./);
    assert.match(
      shown.text,
      /Moderated to Exceptional; computed it is Meeting most targets\. The escape was from an escort\. A\. Reader, Regional manager, on/,
    );
    const all = await open('/ratings/prison-rating-2009?period=2007-08');
    assert.match(all.text, /moderated to Exceptional/);
    const back = await post(server(), card, { ...who, action: 'withdraw', reason: 'A mistake.' });
    assert.equal(back.status, 303, back.text);
    const after = await open(card);
    assert.ok(!after.text.includes('Moderated to'));
    assert.match(after.text, /Withdrawn by A\. Reader.*A mistake\./);
  });

  test('is not offered by a scheme that knows none', async () => {
    const { body } = await open('/ratings/ippf-2007/staffordshire');
    assert.ok(!body.includes('id="moderation"'));
  });
});

describe('two schemes side by side', () => {
  test('ask which where none are chosen', async () => {
    const { text } = await open('/ratings/compare');
    assert.match(text, /The same providers rated by two schemes/);
    const same = await open('/ratings/compare?one=ippf-2007&other=ippf-2007');
    assert.match(same.text, /Choose two different schemes/);
  });

  test('say who moves, how alike the orders are, and who is rated by one only', async () => {
    const answer = await open(
      '/ratings/compare?one=weighted-scorecard-2007&other=prison-rating-2009&period=2007-08',
    );
    assert.match(
      answer.text,
      /have a score under both Weighted Scorecard and Prison Rating System/,
    );
    assert.match(answer.text, /Kendall’s tau-b/);
    // Contracted prisons were not on the scorecard; the two below were rated as one.
    assert.match(
      answer.text,
      /Rated by Prison Rating System and not by Weighted Scorecard: .*Dovegate/,
    );
    assert.match(
      answer.text,
      /Rated by Weighted Scorecard and not by Prison Rating System: Brockhill and Hewell Grange\./,
    );
  });

  test('with nobody in common say so', async () => {
    const { text } = await open(
      '/ratings/compare?one=ippf-2007&other=contracted-levels&period=2007-08',
    );
    assert.match(text, /Nobody has a score under both schemes\./);
  });
});

describe('a what-if', () => {
  test('moves ratings without storing anything', async () => {
    const revision = await database().revision();
    const tried = 'provider1=Dovegate&metric1=K05&value1=11%25';
    const answer = await open(`/ratings/contracted-levels/what-if?${tried}`);
    // With the one miss gone nothing is missed, which is level 4.
    assert.match(
      answer.text,
      /Another rating: Dovegate from Level 3 to Level 4; no place would change\./,
    );
    assert.equal(await database().revision(), revision);
    const card = await open('/ratings/contracted-levels/dovegate');
    assert.match(card.text, /Dovegate is Level 3/);
  });

  test('takes a level and a weight too', async () => {
    const level = await open(
      '/ratings/contracted-levels/what-if?what1=level&provider1=Dovegate&metric1=K05&value1=12.8',
    );
    assert.match(level.text, /Dovegate from Level 3 to Level 4/);
    // Without the miss's weight everything known is met.
    const weight = await open('/ratings/contracted-levels/what-if?input1=drug-tests&weight1=0');
    assert.match(weight.text, /Dovegate from Level 3 to Level 4/);
  });

  test('names every mistake at its field', async () => {
    const answer = await open(
      '/ratings/contracted-levels/what-if?provider1=Nobody&metric1=P01&value1=many&input2=foo&weight2=-1&notice=x',
      422,
    );
    for (const field of [
      'provider1',
      'metric1',
      'value1',
      'input2',
      'weight2',
      'agreement',
      'notice',
    ]) {
      assert.match(answer.body, new RegExp(`href="#${field}"`), field);
      assert.match(answer.body, new RegExp(`id="${field}-error"`), field);
    }
  });

  test('asks for nothing while only the provider is filled in', async () => {
    const { text } = await open('/ratings/contracted-levels/what-if?provider1=Dovegate');
    assert.match(text, /Nothing is stored/);
  });
});

describe('how a scheme works', () => {
  test('is said in words, with inputs, examples, version and hash', async () => {
    const answer = await open('/ratings/contracted-levels/definition');
    assert.match(answer.text, /What is official/);
    const drugs = rowsOf(answer, 'inputs').find(([title]) => title === 'Drug tests positive');
    assert.deepEqual(drugs?.slice(2, 3), ['3']);
    assert.match(answer.text, /Dovegate in 2007-08 missed its level for drug tests alone/);
    assert.match(answer.text, /Version 1, shown here/);
    assert.match(answer.body, /<code>[0-9a-f]{64}<\/code>/);
  });
});

test('an empty hub says that nothing can be rated', async () => {
  assert.ok(embedded);
  const empty = await embedded.open();
  const bare = sampleServer(ratePages(), { hub: openEmptyHub(empty) });
  try {
    const list = await visit(bare, '/ratings');
    assert.match(list.text, /No figures are held that it can rate\./);
    for (const url of ['/ratings/ippf-2007', '/ratings/ippf-2007/what-if', '/ratings/compare']) {
      assert.equal((await visit(bare, url)).status, 200, url);
    }
    const ratings = await visit(bare, '/ratings/ippf-2007');
    assert.match(ratings.text, /No period is held that .* can rate/);
  } finally {
    await bare.close();
    await empty.close();
  }
});
