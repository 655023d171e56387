import { z } from 'zod';
import { dayWords, instantWords, isDate, monthWords } from '../../calendar/index.ts';
import { nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { View } from '../../web/index.ts';
import type { AgreementView, Wanted } from '../agreement/get-agreement.ts';
import type { Stage } from '../agreement/life.ts';
import {
  agreementAddress,
  agreementsAddress,
  noticesAddress,
  partAddress,
  type ReadingPart,
  type StateAsked,
  signAddress,
} from './addresses.ts';
import { mayWrite } from './may-write.ts';
import { capital } from './words.ts';

/** The state that an address asks for; every page that shows an agreement reads it. */
export const stateQuery = z.object({
  on: z
    .string()
    .refine(isDate, 'write a day as year, month and day, such as 2014-11-30')
    .optional(),
  asAt: z.string().max(40, 'write a day such as 2014-11-30').optional(),
  version: z.coerce
    .number('write the number of a version, such as 2')
    .int('write the number of a version, such as 2')
    .positive('versions count from 1')
    .max(1_000_000, 'write the number of a version, such as 2')
    .optional(),
});

/** Which tab of an agreement is open. */
export type AgreementTab = 'overview' | ReadingPart | 'notices' | 'sign';

/** What a tag says and how it looks. */
export type TagView = { text: string; classes: string };

type FrameOptions = {
  tab: AgreementTab;
  /** What the page shows of the agreement: `Findings`; the overview goes without. */
  title?: string;
  asked?: StateAsked;
  /** Crumbs between the agreement and the page. */
  crumbs?: ReadonlyArray<{ text: string; href: string }>;
};

/** What the head of a page of an agreement says; views/agreement-frame.njk draws it. */
export type AgreementFrame = {
  id: string;
  title: string;
  /** Of the page, under the title of the agreement. */
  part: string | undefined;
  between: string;
  tag: TagView;
  /** Which state is shown, where it is not simply the one of today. */
  state: { words: string; nowHref: string } | undefined;
  tabs: ReadonlyArray<{ text: string; href: string; active: boolean }>;
};

const tagClasses: Readonly<Record<Stage['stage'], string>> = {
  draft: 'govuk-tag--grey',
  offered: 'govuk-tag--yellow',
  agreed: 'govuk-tag--light-blue',
  signed: 'govuk-tag--blue',
  'in force': 'govuk-tag--green',
  ended: 'govuk-tag--grey',
  superseded: 'govuk-tag--grey',
};

/** Where an agreement stands in its life, as a tag. */
export function stageTag({ stage }: Pick<Stage, 'stage'>): TagView {
  return { text: capital(stage), classes: tagClasses[stage] };
}

/**
 * Title, breadcrumbs and head of a page of one agreement. Spread it into the view and put what the page shows
 * beside `frame`: `{ view, ...parts, data: { ...parts.data, table } }`.
 */
export function agreementFrame(
  hub: Pick<Hub, 'estate' | 'caller'>,
  view: AgreementView,
  { tab, title, asked = {}, crumbs = [] }: FrameOptions,
): Pick<View, 'title' | 'breadcrumbs'> & { data: { frame: AgreementFrame } } {
  const { agreement } = view.file;
  const home = [
    { text: 'Home', href: '/' },
    { text: 'Agreements', href: agreementsAddress },
  ];
  const own = { text: agreement.title, href: agreementAddress(agreement.id, asked) };
  return {
    title: title === undefined ? agreement.title : `${title}: ${agreement.title}`,
    breadcrumbs: title === undefined ? home : [...home, own, ...crumbs],
    data: {
      frame: {
        ...{ id: agreement.id, title: agreement.title, part: title, tag: stageTag(view.stage) },
        between: `${nameOf(hub.estate, agreement.commissionerId)} and ${nameOf(hub.estate, agreement.providerId)}`,
        state: stateShown(view, asked, tab),
        tabs: tabsOf(view, tab, { asked, drafts: isDraftOpen(view) && mayWrite(hub, view) }),
      },
    },
  };
}

/** Whether the terms are still open: only then is there a draft to work on. */
export function isDraftOpen({ stage }: AgreementView): boolean {
  return stage.stage === 'draft' || stage.stage === 'offered' || stage.stage === 'agreed';
}

function tabsOf(
  view: AgreementView,
  tab: AgreementTab,
  { asked, drafts }: { asked: StateAsked; drafts: boolean },
): AgreementFrame['tabs'] {
  const { id } = view.file.agreement;
  const link = (text: string, code: AgreementTab, href: string) => ({
    ...{ text, href },
    active: code === tab,
  });
  const part = (text: string, code: ReadingPart) => link(text, code, partAddress(id, code, asked));
  return [
    link('Overview', 'overview', agreementAddress(id, asked)),
    part('Findings', 'findings'),
    part('Levels', 'levels'),
    ...(view.template.regime ? [part('Regime', 'regime')] : []),
    link('Notices', 'notices', noticesAddress(id)),
    part('History', 'history'),
    part('Documents', 'documents'),
    ...(drafts ? [link('Draft and signatures', 'sign', signAddress(id))] : []),
  ];
}

function stateShown(
  { month, version, file }: AgreementView,
  { on, asAt, version: asked }: Wanted,
  tab: AgreementTab,
): AgreementFrame['state'] {
  if (on === undefined && asAt === undefined && asked === undefined) return undefined;
  const what =
    month === null ? `Version ${version}` : `The agreement as it stood in ${monthWords(month)}`;
  const known = asAt === undefined ? '' : `, as it was known ${knownWords(asAt)}`;
  const { id } = file.agreement;
  const reading = tab !== 'overview' && tab !== 'notices' && tab !== 'sign';
  return {
    words: `${what}${known}.`,
    nowHref: reading ? partAddress(id, tab) : agreementAddress(id),
  };
}

function knownWords(asAt: string): string {
  return isDate(asAt) ? `at the end of ${dayWords(asAt)}` : `on ${instantWords(asAt)}`;
}
