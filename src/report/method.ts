import type { Nothing } from '../catalogue/index.ts';
import type { Section } from './document.ts';
import { say } from './document.ts';

/** What each kind of nothing means, and the mark that stands for it in spreadsheets. */
export const nothingMarks: Record<Nothing, { mark: string; meaning: string }> = {
  'not applicable': { mark: '[z]', meaning: 'the metric is not asked of the provider' },
  'not supplied': { mark: '[x]', meaning: 'a figure should be there and is not known' },
  suppressed: { mark: '[c]', meaning: 'the figure is withheld, for it or another is small' },
  'not open': { mark: '[o]', meaning: 'the provider was not open in the period' },
  'no target set': { mark: '[n]', meaning: 'no level was agreed' },
};

/** How the figures were made, in sentences; the workbook prints the same ones. */
const methodNotes: readonly string[] = [
  'An outturn is what was delivered, a level what was agreed beforehand (the target). Both stand as their source prints them.',
  'A difference is outturn against level in the direction in which the metric is better, so it is positive when the outturn is better than the level. Exactly on the level is met.',
  'The percentage of a difference is of the level. Where the level is zero there is none.',
  'Differences of percentages are in points. Figures are rounded once, when they are shown: half away from zero.',
  'Only counts are added up. A percentage of several providers is never an average of theirs.',
  'A change of scorecard position is the earlier position less the later one: positive when the provider rose.',
  'Where a source states a figure twice, the figure of its table is used and the other one is kept beside it.',
  'A figure that was corrected is a new revision; the earlier one stays in the hub with its date and file.',
];

export const licenceNote =
  'The figures that come with Gatehouse contain public sector information licensed under the Open Government Licence v3.0. Whoever passes them on keeps this attribution. The publishers do not endorse this report.';

export const licenceAddress =
  'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

/** The notes of a report, with the rule of suppression where figures in it are counted. */
export function notesOf(suppression: string | null): readonly string[] {
  return suppression === null ? methodNotes : [...methodNotes, suppression];
}

/** Notes on method, the kinds of nothing and the licence. */
export function methodSection(suppression: string | null): Section {
  return {
    id: 'method',
    title: 'How this report is made',
    blocks: [
      say(
        'Every sentence and table is computed from the figures that the hub holds. Nobody typed a number into it.',
      ),
      { kind: 'list', lead: ['Method:'], items: notesOf(suppression).map((note) => [note]) },
      {
        kind: 'list',
        lead: ['Where there is no figure, one of these stands in its place. None of them is zero:'],
        items: Object.entries(nothingMarks).map(([nothing, { mark, meaning }]) => [
          `${nothing}: ${meaning} (${mark} in the spreadsheets)`,
        ]),
      },
      say(licenceNote),
    ],
    sections: [],
  };
}
