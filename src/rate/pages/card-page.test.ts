import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openedRatings } from '../../../test/rating-pages.ts';
import { rowsOf } from '../../deliver/pages/page-text.fixture.ts';

const { open } = openedRatings();

describe('a rating card', () => {
  test('shows how Dovegate came to level 3, as it was given', async () => {
    const answer = await open('/ratings/contracted-levels/dovegate?period=2007-08');
    assert.match(answer.text, /Dovegate is Level 3/);
    assert.deepEqual(rowsOf(answer, 'published')[0]?.slice(0, 3), [
      'Overall',
      'Level 3',
      'Level 3',
    ]);
    // Appendix C: drug tests 12.8% against 11.0%, its one miss.
    const tests = rowsOf(answer, 'working-inputs').find(([name]) => name?.includes('K05'));
    assert.deepEqual(tests?.slice(1, 3), ['12.8%', '11.0%']);
    assert.equal(tests?.at(-1), '0.00');
    assert.match(
      answer.text,
      /One figure alone would lift it to Level 4\. Drug tests positive: 11\.0% instead of 12\.8%/,
    );
    assert.match(answer.body, /href="\/figures\/published\/\d+">12\.8%/);
  });

  test('names the figures that are needed together, and says how a share counts', async () => {
    const { text, body } = await open('/ratings/ippf-2007/west-mercia');
    assert.match(text, /these together would\..*\d more that are needed with them/);
    assert.match(text, /An input with 3 points or more adds the whole of its share/);
    // Nine of the ten inputs of Interventions are known, each a tenth of its weight.
    assert.match(text, /Interventions Passable 66\.7 1 90%/);
    assert.ok(!body.includes('the others..'));
  });

  test('says of a level of 0 that it was met, not in percent', async () => {
    const answer = await open('/ratings/prison-rating-2009/stafford?period=2007-08');
    const escapes = rowsOf(answer, 'working-public-protection')[0] ?? [];
    assert.deepEqual(escapes.slice(1, 4), ['0', '0', 'Met, against a level of 0.']);
  });

  test('says why an input is missing', async () => {
    const { text } = await open('/ratings/contracted-levels/dovegate');
    assert.match(text, /Self-inflicted deaths K09 0\.0 – No level was set/);
  });

  test('of a member is the card of the group that it is rated with', async () => {
    const { text } = await open('/ratings/weighted-scorecard-2007/brockhill');
    assert.match(text, /Rated together Brockhill, Hewell Grange/);
  });

  test('of somebody whom the scheme does not rate says so', async () => {
    const { text } = await open('/ratings/weighted-scorecard-2007/dovegate', 404);
    assert.match(text, /Contracted prisons were no longer on the scorecard/);
  });
});
