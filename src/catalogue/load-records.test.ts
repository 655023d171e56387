import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { breakdowns, changed, checkSample, loadSample, records } from './sample-declarations.ts';
import { only } from './sample-definitions.ts';

const type = (part: string, replacement: string) =>
  checkSample({ 'records.yaml': changed(records, part, replacement) });
const groups = (part: string, replacement: string) =>
  checkSample({ 'breakdowns.yaml': changed(breakdowns, part, replacement) });

describe('loadCatalogue reads record types', () => {
  const { catalogue, problems } = loadSample();
  const [assessment] = catalogue.recordTypes;

  test('with a field for each breakdown after those declared', () => {
    assert.deepEqual(problems, []);
    const names = assessment?.fields.map(({ name }) => name).join(' ');
    const declared = 'person triggered_on completed_on tier priority hours trigger earlier';
    assert.equal(names, `${declared} age_band`);
    assert.deepEqual(assessment?.fields.at(-1), {
      name: 'age_band',
      title: 'Age',
      kind: 'choice',
      required: false,
      choices: [
        { code: 'under-21', title: 'Under 21' },
        { code: '21-and-over', title: '21 and over' },
      ],
      breakdown: 'age-band',
    });
  });

  test('with choices in the order of the author, and none where none can be', () => {
    const choices = assessment?.fields.map((field) => field.choices.map(({ code }) => code));
    assert.deepEqual(choices?.slice(5, 7), [[], ['sentence', 'release']]);
  });
});

describe('loadCatalogue names a mistake in a record type with its line and remedy', () => {
  test('a field that stands twice, and one that hides a breakdown', () => {
    const twice = only(type('name: hours', 'name: tier'));
    assert.match(twice.message, /^assessment: The field “tier” stands twice/);
    assert.equal(twice.place?.line, 16);
    assert.match(only(type('name: hours', 'name: age_band')).message, /age-band adds a field/);
  });

  test('a name that the ledger keeps, or that is no name', () => {
    for (const name of ['provider_id', 'sign', 'Tier', '"x; drop table y"', '"a\\"b"', '1st']) {
      const problem = only(type('name: hours', `name: ${name}`));
      assert.match(problem.message, /“name” cannot be .*Write a field name such as completed_on/);
    }
  });

  test('a code or choice with quotes, semicolons or capitals', () => {
    for (const code of ['"a;b"', '"a\'b"', 'Assessment', '"a\\"b"', '"a b"', '"naïve"']) {
      const hostile = changed(records, 'code: assessment', `code: ${code}`);
      const messages = checkSample({ 'records.yaml': hostile }).map(({ message }) => message);
      assert.match(messages.join('\n'), /“code” cannot be .*Write the code of a record type/);
      const choice = type('sentence: Sentence', `${code}: Sentence`);
      assert.ok(choice.length > 0, code);
    }
  });

  test('a choice without choices, and choices of something else', () => {
    const without = 'kind: choice }';
    const problem = only(
      type('kind: choice, choices: { sentence: Sentence, release: Release } }', without),
    );
    assert.match(problem.message, /“trigger” needs its choices\. Add choices: \{ code: Words/);
    const other = only(type('kind: flag', 'kind: flag, choices: { a: A }'));
    assert.match(other.message, /Only a choice has choices, and “priority” is a flag/);
  });

  test('bounds the wrong way round, or on what is no figure', () => {
    assert.match(
      only(type('kind: number', 'kind: number, min: 4, max: 1')).message,
      /from 4 to 1, so no figure/,
    );
    assert.match(only(type('kind: flag', 'kind: flag, max: 1')).message, /Only whole and number/);
  });

  test('a date that cannot precede what is no date, itself, or nothing there', () => {
    const after = (name: string) => only(type('notBefore: triggered_on', `notBefore: ${name}`));
    assert.match(
      after('tier').message,
      /“tier” is a whole and cannot stand here\. Write a date field: /,
    );
    assert.match(after('completed_on').message, /cannot precede itself/);
    assert.match(after('triggerd_on').message, /no field “triggerd_on”\. Write “triggered_on”, or/);
    assert.match(
      only(type('kind: flag', 'kind: flag, notBefore: tier')).message,
      /Only a date has/,
    );
  });

  test('happened on what is no date', () => {
    const problem = only(type('happened: triggered_on', 'happened: tier'));
    assert.match(problem.message, /^assessment: “tier” is a whole/);
    assert.equal(problem.place?.line, 8);
  });

  test('a reference to nothing, to an unknown type, and from what is none', () => {
    assert.match(only(type(', to: assessment', '')).message, /does not say to which record type/);
    const unknown = only(type('to: assessment', 'to: asessment'));
    assert.match(unknown.message, /no record type “asessment”\. Write “assessment”, or declare/);
    assert.match(
      only(type('kind: flag', 'kind: flag, to: x')).message,
      /Only a reference has “to”/,
    );
  });

  test('an unknown breakdown, and one that stands twice', () => {
    const problems = type('[age-band]', '[age-bnd]');
    assert.match(only(problems).message, /no breakdown “age-bnd”\. Write “age-band”, or declare/);
    assert.match(only(type('[age-band]', '[age-band, age-band]')).message, /stands twice/);
  });

  test('a code that is taken in another file', () => {
    const problem = only(checkSample({ 'z.yaml': records }));
    assert.match(
      problem.message,
      /The record type code “assessment” is taken \(records\.yaml, line 3/,
    );
  });
});

describe('loadCatalogue names a mistake in a breakdown', () => {
  test('a reference that is none of its groups', () => {
    const problem = only(groups('reference: 21-and-over', 'reference: 21-and-ove'));
    assert.match(problem.message, /^age-band: The reference .* Write “21-and-over”, or add it/);
    assert.equal(problem.place?.line, 6);
  });

  test('a code that cannot name a field, and one that is taken', () => {
    const [first] = groups('code: age-band', 'code: record');
    assert.match(first?.message ?? '', /“record” cannot be the name of a field/);
    assert.match(only(checkSample({ 'z.yaml': breakdowns })).message, /breakdown code “age-band”/);
  });
});
