import type { Calendar } from '../calendar/index.ts';
import { checkDefinitions, loadCatalogue } from './load-catalogue.ts';
import { domains, folder, metrics } from './sample-definitions.ts';

export const breakdowns = `kind: breakdowns
breakdowns:
  - code: age-band
    title: Age
    groups: { under-21: Under 21, 21-and-over: 21 and over }
    reference: 21-and-over
`;

export const records = `kind: records
records:
  - code: assessment
    title: Assessment
    plural: Assessments
    about: One assessment that fell due.
    providers: [area]
    happened: triggered_on
    breakdowns: [age-band]
    fields:
      - { name: person, title: Person, kind: person, required: true }
      - { name: triggered_on, title: Triggered, kind: date, required: true }
      - { name: completed_on, title: Completed, kind: date, notBefore: triggered_on }
      - { name: tier, title: Tier, kind: whole, min: 1, max: 4 }
      - { name: priority, title: Priority, kind: flag }
      - { name: hours, title: Hours, kind: number }
      - { name: trigger, title: Trigger, kind: choice, choices: { sentence: Sentence, release: Release } }
      - { name: earlier, title: Earlier, kind: reference, to: assessment }
    source: Made up
`;

export const tallies = `kind: tallies
record: assessment
source: Made up for tests
tallies:
  - code: due
    title: Assessments due
    month: { workingDays: 5, after: triggered_on }
    counts:
      - { field: tier, is: 4 }
  - code: on-time
    title: Assessments on time
    of: due
    counts:
      - { date: completed_on, by: { workingDays: 5, after: triggered_on } }
`;

/** Sound declarations, of which a test replaces those that it is about. */
export const sound: Readonly<Record<string, string>> = {
  'domains.yaml': domains,
  'breakdowns.yaml': breakdowns,
  'records.yaml': records,
  'tallies.yaml': tallies,
  'm.yaml': metrics({ unit: 'percent', formula: '{ ratio: on-time, of: due }' }),
};

/** A text with one part of it replaced; throws when the part is not there. */
export function changed(text: string, part: string, replacement: string): string {
  if (!text.includes(part)) throw new Error(`“${part}” is not in the text.`);
  return text.replace(part, replacement);
}

export function loadSample(files: Readonly<Record<string, string>> = {}) {
  return loadCatalogue(folder({ ...sound, ...files }));
}

export function checkSample(files: Readonly<Record<string, string>>, calendar?: Calendar) {
  return checkDefinitions(folder({ ...sound, ...files }), calendar);
}
