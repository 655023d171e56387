import { z } from 'zod';
import { financialYearOf, isDate, monthOf, printPeriod } from '../../../calendar/index.ts';
import { GatehouseError, type Problem } from '../../../errors.ts';
import { findSubject, nearestNames } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { type Outcome, type Page, page, type View } from '../../../web/index.ts';
import { listAgreementRows } from '../../agreement/agreement-store.ts';
import { createDraft } from '../../agreement/draft-actions.ts';
import { actingFields, actorOf, asked } from '../acting.ts';
import { address, agreementsAddress, newAgreementAddress, signAddress } from '../addresses.ts';

const text = z.string().optional();
const body = z.object({
  ...actingFields,
  ...{ id: text, template: text, title: text, provider: text, commissioner: text },
  ...{ parent: text, starts: text, ends: text, like: text },
});
type Body = z.output<typeof body>;

/** Begins an agreement as a draft: which form, between whom, for how long, and with whose words. */
export function newDraftPage(hub: Hub): Page {
  return page({
    path: newAgreementAddress,
    query: z.object({ provider: text, template: text, like: text, parent: text }),
    body,
    cached: false,
    show: ({ query }) => formView(hub, query),
    submit: ({ body: written }) => begin(hub, written),
  });
}

async function formView(hub: Hub, asked: Readonly<Record<string, unknown>>): Promise<View> {
  const agreements = await listAgreementRows(hub.database);
  const { templates } = hub.catalogue;
  const known = agreements.map(({ id, title, template }) => ({
    value: id,
    text: `${title} (${template})`,
  }));
  return {
    view: 'commission/views/drafting/new-draft.njk',
    title: 'Begin an agreement',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Agreements', href: agreementsAddress },
    ],
    data: {
      templates: templates.map(({ code, title, era }) => ({
        ...{ value: code, text: `${title}, ${era}` },
        hint: { text: code },
      })),
      agreements: [{ value: '', text: 'None' }, ...known],
      values: asked,
    },
  };
}

async function begin(hub: Hub, written: Body): Promise<Outcome> {
  const actor = actorOf(written, problemsOf(hub, written));
  const { provider = '', commissioner = '', template = '', starts = '', ends = '' } = written;
  const { title = '', parent = null, like = null } = written;
  const id = written.id?.trim() ?? suggestedId(hub, provider, starts, ends);
  const wish = { id, template, title, provider, commissioner, parent, like };
  try {
    await createDraft(hub, { ...wish, startsOn: starts.trim(), endsOn: ends.trim() }, actor);
  } catch (error) {
    throw atFields(error);
  }
  return { redirect: address(signAddress(id), { party: actor.party, done: 'begun' }) };
}

/** What is wrong before anything is asked of the hub; the rest it finds itself. */
function problemsOf(
  hub: Hub,
  { template, title, provider, commissioner, starts, ends }: Body,
): Problem[] {
  const say = (path: string, wrong: boolean, message: string) =>
    wrong ? [asked(path, message)] : [];
  const day = (path: string, on: string | undefined, example: string) =>
    say(path, !isDate(on?.trim() ?? ''), `Write the ${example}`);
  const form = hub.catalogue.templates.some(({ code }) => code === template);
  return [
    ...say('template', !form, 'Choose the form of the agreement'),
    ...say('title', !title?.trim(), 'Give the agreement a title, such as HMP Stafford 2015-16'),
    ...nameProblems(hub, 'provider', provider),
    ...nameProblems(hub, 'commissioner', commissioner),
    ...day('starts', starts, 'day of commencement, such as 2015-04-01'),
    ...day('ends', ends, 'last day, such as 2016-03-31'),
  ];
}

function nameProblems({ estate }: Hub, path: string, name = ''): Problem[] {
  if (name.trim() === '') return [asked(path, `Name the ${path}`)];
  if (findSubject(estate, name)) return [];
  const near = nearestNames(estate, name).join(', ');
  return [asked(path, `Nobody is called “${name.slice(0, 60)}”. Nearest names: ${near}`)];
}

/** `stafford-2015-16` of HMP Stafford from April 2015 to March 2016; `…-2014-17` of three years. */
export function suggestedId(
  { estate }: Pick<Hub, 'estate'>,
  provider: string,
  starts: string,
  ends: string,
): string {
  const id = findSubject(estate, provider)?.id ?? '';
  if (!isDate(starts.trim()) || !isDate(ends.trim())) return id;
  const first = printPeriod(financialYearOf(monthOf(starts.trim())));
  const last = printPeriod(financialYearOf(monthOf(ends.trim())));
  return `${id}-${first.slice(0, 4)}-${last.slice(-2)}`;
}

/** A form that does not fit says so at the words that were to be taken over. */
function atFields(error: unknown): unknown {
  if (!(error instanceof GatehouseError) || error.code !== 'COMMISSION_OTHER_TEMPLATE')
    return error;
  const { code, message, status } = error;
  return new GatehouseError(code, message, { status, problems: [asked('like', message)] });
}
