import { z } from 'zod';
import { financialYearOf, isDate, monthOf, printPeriod } from '../../../calendar/index.ts';
import { GatehouseError, type Problem } from '../../../errors.ts';
import { findSubject, nearestNames } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Outcome, type Page, page, type View } from '../../../web/index.ts';
import { listAgreementRows } from '../../agreement/agreement-store.ts';
import { createDraft, type DraftWish, wishProblems } from '../../agreement/draft-actions.ts';
import { actingFields, actorOf, asked } from '../acting.ts';
import { agreementsAddress, newAgreementAddress, signAddress } from '../addresses.ts';

const text = z.string().optional();
const body = z.object({
  ...actingFields,
  ...{ id: text, template: text, title: text, provider: text, commissioner: text },
  ...{ parent: text, starts: text, ends: text, like: text },
});
type Body = z.output<typeof body>;

/** What may be wrong in the form, from top to bottom. */
const fields = ['template', 'title', 'provider', 'commissioner', 'starts', 'ends', 'id', 'parent'];

/** Begins an agreement as a draft: which form, between whom, for how long, and with whose words. */
export function newDraftPage(): Page {
  return page({
    needs: 'write agreements',
    path: newAgreementAddress,
    query: z.object({ provider: text, template: text, like: text, parent: text }),
    body,
    cached: false,
    show: ({ hub, query }) => formView(hub, query),
    submit: ({ hub, body: written }) => begin(hub, written),
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
  const wish = wishOf(hub, written);
  const actor = actorOf(hub, written, await problemsOf(hub, wish, written));
  try {
    await createDraft(hub, wish, actor);
  } catch (error) {
    throw atFields(error);
  }
  return { redirect: address(signAddress(wish.id), { party: actor.party, done: 'begun' }) };
}

function wishOf(hub: Hub, written: Body): DraftWish {
  const { provider = '', commissioner = '', template = '', title = '' } = written;
  const { parent = null, like = null } = written;
  const [startsOn, endsOn] = [written.starts?.trim() ?? '', written.ends?.trim() ?? ''];
  const id = written.id?.trim() ?? suggestedId(hub, provider, startsOn, endsOn);
  return { id, template, title, provider, commissioner, parent, like, startsOn, endsOn };
}

/** Every mistake in the order of the fields; an id that could not be made is no mistake of its own. */
async function problemsOf(hub: Hub, wish: DraftWish, { id }: Body): Promise<Problem[]> {
  const form = hub.catalogue.templates.some(({ code }) => code === wish.template);
  const problems = [
    ...(form ? [] : [asked('template', 'Choose the form of the agreement')]),
    ...nameProblems(hub, 'provider', wish.provider),
    ...nameProblems(hub, 'commissioner', wish.commissioner),
    ...(await wishProblems(hub, wish)),
  ];
  return fields.flatMap((field) =>
    field === 'id' && id === undefined ? [] : problems.filter(({ place }) => place?.path === field),
  );
}

function nameProblems({ estate }: Hub, path: string, name: string): Problem[] {
  if (name.trim() === '') return [asked(path, `Name the ${path}`)];
  if (findSubject(estate, name)) return [];
  const near = nearestNames(estate, name).join(', ');
  return [asked(path, `Nobody is called “${name.slice(0, 60)}”. Nearest names: ${near}`)];
}

/** `stafford-2015-16` of HMP Stafford from April 2015 to March 2016; `…-2014-17` of three years. */
function suggestedId(
  { estate }: Pick<Hub, 'estate'>,
  provider: string,
  starts: string,
  ends: string,
): string {
  const id = findSubject(estate, provider)?.id ?? '';
  if (!isDate(starts) || !isDate(ends)) return id;
  const first = printPeriod(financialYearOf(monthOf(starts)));
  const last = printPeriod(financialYearOf(monthOf(ends)));
  return `${id}-${first.slice(0, 4)}-${last.slice(-2)}`;
}

/** A form that does not fit says so at the words that were to be taken over. */
function atFields(error: unknown): unknown {
  if (!(error instanceof GatehouseError) || error.code !== 'COMMISSION_OTHER_TEMPLATE')
    return error;
  const { code, message, status } = error;
  return new GatehouseError(code, message, { status, problems: [asked('like', message)] });
}
