import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { packageRoot } from '../config.ts';
import { GatehouseError } from '../errors.ts';
import { estateFrom, loadEstate } from './load.ts';
import type { FileName } from './schema.ts';

const shippedText = (file: FileName) =>
  readFileSync(join(packageRoot, 'data', 'estate', file), 'utf8');

/** The mistakes found when lines are added to the shipped files, each as `file:line message`. */
function mistakesAfterAdding(added: Partial<Record<FileName, string>>): string[] {
  try {
    estateFrom((file) => shippedText(file) + (added[file] ?? ''));
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return error.problems.map(
      ({ message, place }) => `${place?.file} ${place?.column}: ${message}`,
    );
  }
  return [];
}

function onlyMistake(added: Partial<Record<FileName, string>>): string {
  const mistakes = mistakesAfterAdding(added);
  assert.equal(mistakes.length, 1, mistakes.join('\n'));
  return mistakes[0] ?? '';
}

describe('the data files', () => {
  test('as shipped hold no mistake', () => {
    assert.equal(loadEstate(packageRoot).nation.name, 'National');
  });

  test('may carry a byte order mark and Windows line ends', () => {
    const estate = estateFrom((file) => `\uFEFF${shippedText(file).replaceAll('\n', '\r\n')}`);
    assert.deepEqual(estate, loadEstate(packageRoot));
  });

  test('report every mistake at once', () => {
    const mistakes = mistakesAfterAdding({
      'facts.csv': 'staford,category,C,2007-04-01,,a test,\nstafford,colour,red,,,a test,\n',
      'aliases.csv': 'stafford,Dovegate,,,a test\n',
    });
    assert.equal(mistakes.length, 3, mistakes.join('\n'));
  });

  test('name the line of a mistake', () => {
    const lines = shippedText('successions.csv').split('\n').length;
    try {
      estateFrom((file) => shippedText(file) + (file === 'successions.csv' ? 'x,y,soon,z\n' : ''));
      assert.fail('the mistake went unseen');
    } catch (error) {
      assert.ok(error instanceof GatehouseError);
      assert.equal(error.code, 'ESTATE_DATA_WRONG');
      assert.deepEqual(error.problems[0]?.place, {
        file: 'successions.csv',
        line: lines,
        column: 'on',
      });
      assert.equal(error.problems[0]?.found, 'soon');
    }
  });
});

describe('a mistake is found', () => {
  test('when an id is unknown, with the nearest one', () => {
    const mistake = onlyMistake({ 'facts.csv': 'staford,category,C,2005,2006,a test,\n' });
    assert.match(mistake, /facts.csv provider: .*nearest is "stafford"/);
  });

  test('when a region, a member or a successor does not exist', () => {
    const mistakes = mistakesAfterAdding({
      'facts.csv': 'ford,region,west-midlans,2001,2002,a test,\n',
      'group-members.csv': 'male-open,fordd,2001,2002\n',
      'successions.csv': 'ford,fordd,2001,a test\n',
    });
    assert.equal(mistakes.length, 3, mistakes.join('\n'));
  });

  test('when a fact has two values on one day', () => {
    const mistake = onlyMistake({
      'facts.csv': 'stafford,category,B,2008-03-31,2008-06,a test,\n',
    });
    assert.match(mistake, /"stafford: category" is also stated on line \d+ of facts.csv/);
  });

  test('when a fact ends before it starts, or starts after the provider closed', () => {
    const mistakes = mistakesAfterAdding({
      'facts.csv':
        'ford,category,D,2008-03,2008-03-01,a test,\nbrockhill,role,Any,2009-01-01,,a test,\n',
    });
    assert.match(mistakes.join('\n'), /later than "from"[\s\S]*after the provider closed/);
    assert.equal(mistakes.length, 2);
  });

  test('when two subjects have one name on one day', () => {
    const mistake = onlyMistake({ 'aliases.csv': 'stafford,hmp DOVEGATE*,2001,,a test\n' });
    assert.match(mistake, /also means dovegate on the same days/);
  });

  test('but not when one name passes from one subject to another', () => {
    const rows = 'moorland,The Old Place,,2001,a test\nhatfield,The Old Place,2001,,a test\n';
    assert.deepEqual(mistakesAfterAdding({ 'aliases.csv': rows }), []);
  });

  test('when an alias says nothing new', () => {
    const mistake = onlyMistake({ 'aliases.csv': 'stafford,HMP Stafford,,,a test\n' });
    assert.match(mistake, /Remove the alias/);
  });

  test('when an id is taken or badly written', () => {
    const taken = onlyMistake({ 'partnerships.csv': 'stafford,New,New one,,,a test\n' });
    assert.match(taken, /Choose another id: line \d+ of establishments.csv/);
    const bad = onlyMistake({ 'partnerships.csv': 'New One,New,New one,,,a test\n' });
    assert.match(bad, /lower case with hyphens/);
  });

  test('when a provider is in two comparator groups at once, or a group is empty', () => {
    const both = onlyMistake({ 'group-members.csv': 'female,stafford,2008-01-01,2008-02-01\n' });
    assert.match(both, /stafford in a comparator group/);
    const empty = onlyMistake({ 'groups.csv': 'new,reporting,New,New group,a test\n' });
    assert.match(empty, /Give the group members/);
  });

  test('when a row has too few cells or a quote is left open', () => {
    assert.match(onlyMistake({ 'facts.csv': 'stafford,category\n' }), /one cell a column/);
    assert.match(onlyMistake({ 'facts.csv': '"stafford,category\n' }), /Mend the CSV/);
  });

  test('when a file is missing or a column renamed', () => {
    const texts = (file: FileName) => {
      if (file === 'groups.csv') return undefined;
      return shippedText(file).replace('nomis_code', 'nomis');
    };
    assert.throws(
      () => estateFrom(texts),
      (error) => {
        assert.ok(error instanceof GatehouseError);
        const messages = error.problems.map(({ message }) => message).join('\n');
        assert.match(messages, /Add the column "nomis_code"/);
        assert.match(messages, /Remove or rename the column "nomis"/);
        assert.match(messages, /Put the file back/);
        return true;
      },
    );
  });
});
