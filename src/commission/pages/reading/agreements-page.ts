import { z } from 'zod';
import { dayWords } from '../../../calendar/index.ts';
import { nameOf } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Page, page, type View } from '../../../web/index.ts';
import { getFile, viewOf } from '../../agreement/get-agreement.ts';
import { stageNames } from '../../agreement/life.ts';
import { type AgreementSummary, listAgreements } from '../../agreement/list-agreements.ts';
import { suggestNotices } from '../../agreement/suggest-notices.ts';
import {
  agreementAddress,
  agreementsAddress,
  newAgreementAddress,
  noticesAddress,
  partAddress,
} from '../addresses.ts';
import { stageTag } from '../agreement-frame.ts';
import type { AgreementDoor } from '../door.ts';

const agreementsQuery = z.object({
  provider: z.string().max(200, 'write at most 200 characters').optional(),
  status: z.enum(stageNames, { error: `choose ${stageNames.join(', ')}` }).optional(),
});
type AgreementsQuery = z.output<typeof agreementsQuery>;

/** Every agreement with where it stands and what waits in it. */
export function agreementsPage({ evidence }: Pick<AgreementDoor, 'evidence'>): Page {
  return page({
    needs: 'see agreements',
    path: agreementsAddress,
    query: agreementsQuery,
    show: async ({ hub, query }) => {
      const all = await listAgreements(hub);
      const fitting = all.filter((summary) => fits(summary, query));
      const suggested = await Promise.all(
        fitting.map(async ({ agreement, stage, findings }) => {
          if (stage.signedBy.length < 2 || findings === null) return 0;
          const view = viewOf(hub, await getFile(hub.database, agreement.id));
          return (await suggestNotices(hub, evidence, view)).length;
        }),
      );
      const rows = fitting.map((summary, index) => rowOf(hub, summary, suggested[index] ?? 0));
      return listView(hub, all, query, rows);
    },
  });
}

function listView(
  hub: Hub,
  all: readonly AgreementSummary[],
  query: AgreementsQuery,
  rows: ReadonlyArray<ReturnType<typeof rowOf>>,
): View {
  return {
    view: 'commission/views/reading/agreements.njk',
    title: 'Agreements',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Agreements' }],
    data: {
      all: all.length,
      filters: filtersOf(hub, all, query),
      rows,
      newHref: newAgreementAddress,
      clearHref: agreementsAddress,
    },
  };
}

function fits(
  { agreement, stage }: AgreementSummary,
  { provider, status }: AgreementsQuery,
): boolean {
  return (
    (provider === undefined || agreement.providerId === provider) &&
    (status === undefined || stage.stage === status)
  );
}

function rowOf(hub: Hub, summary: AgreementSummary, suggested: number) {
  const { agreement, stage, findings, openNotices } = summary;
  const { id, title, template, providerId, commissionerId, startsOn, endsOn } = agreement;
  return {
    ...{ title, href: agreementAddress(id), findings, openNotices, suggested },
    form: hub.catalogue.templates.find(({ code }) => code === template)?.title ?? template,
    provider: nameOf(hub.estate, providerId),
    commissioner: nameOf(hub.estate, commissionerId),
    term: `${dayWords(startsOn)} to ${dayWords(endsOn)}`,
    tag: stageTag(stage),
    findingsHref: partAddress(id, 'findings'),
    noticesHref: noticesAddress(id),
  };
}

function filtersOf(
  hub: Hub,
  all: readonly AgreementSummary[],
  { provider, status }: AgreementsQuery,
) {
  const name = (id: string) => nameOf(hub.estate, id);
  const ids = [...new Set(all.map(({ agreement }) => agreement.providerId))];
  const providers = ids
    .map((id) => ({ value: id, text: name(id), selected: id === provider }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'));
  const tags = stageNames.map((stage) => ({
    ...{ value: stage, text: stageTag({ stage }).text, selected: stage === status },
  }));
  const any = (text: string, chosen: string | undefined) => ({
    ...{ value: '', text, selected: chosen === undefined },
  });
  return {
    ...{ action: agreementsAddress, label: 'Find agreements', submit: 'Show' },
    fields: [
      {
        ...{ kind: 'select', name: 'provider', label: 'Provider' },
        options: [any('All providers', provider), ...providers],
      },
      {
        ...{ kind: 'select', name: 'status', label: 'Status' },
        options: [any('Any status', status), ...tags],
      },
    ],
    chosen: [
      ...(provider === undefined
        ? []
        : [{ text: name(provider), href: address(agreementsAddress, { status }) }]),
      ...(status === undefined
        ? []
        : [
            {
              text: stageTag({ stage: status }).text,
              href: address(agreementsAddress, { provider }),
            },
          ]),
    ],
    clear: agreementsAddress,
  };
}
