import { dayWords, monthWords } from '../../../calendar/index.ts';
import { nameOf } from '../../../estate/index.ts';
import type { Hub } from '../../../hub.ts';
import type { Page } from '../../../web/index.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { listAgreementRows } from '../../agreement/agreement-store.ts';
import { tableIn } from '../../agreement/content.ts';
import { noticeStatus } from '../../agreement/notice-life.ts';
import { pricePerPlace } from '../../agreement/price-per-place.ts';
import { suggestNotices } from '../../agreement/suggest-notices.ts';
import {
  agreementAddress,
  compareAddress,
  noticeAddress,
  noticesAddress,
  providerAddress,
  sectionAddress,
} from '../addresses.ts';
import { agreementFrame } from '../agreement-frame.ts';
import { type Asked, agreementPage } from '../agreement-page.ts';
import type { DataTable } from '../data-table.ts';
import type { AgreementDoor } from '../door.ts';
import { lifeWords, noticeWords, shortHash, signatureWords } from '../life-words.ts';
import { mayWrite } from '../may-write.ts';
import { suggestionView } from '../suggestion-view.ts';
import { counted } from '../words.ts';
import { nextSteps } from './next-steps.ts';

/** One agreement in a state of its life: parties, what it holds, and what may be done next. */
export function overviewPage({ evidence }: Pick<AgreementDoor, 'evidence'>): Page {
  return agreementPage('', async (shown) => {
    const { hub, view, asked } = shown;
    const { file, contentHash, version } = view;
    const frame = agreementFrame(hub, view, { tab: 'overview', asked });
    const agreements = await listAgreementRows(hub.database);
    return {
      view: 'commission/views/reading/overview.njk',
      ...frame,
      data: {
        ...frame.data,
        life: lifeWords(view),
        signatures: signatureWords(view).map((signature) => ({
          ...signature,
          of: nameOf(hub.estate, partyId(file.agreement, signature.party)),
        })),
        state: { version, hash: shortHash(contentHash), contentHash },
        facts: factsOf(hub, shown, agreements),
        sections: sectionsOf(shown),
        suggested: (await suggestNotices(hub, evidence, view)).map((one) =>
          suggestionView(view, one),
        ),
        notices: openNotices(shown),
        noticesHref: noticesAddress(file.agreement.id),
        steps: nextSteps(hub, view),
        mayWrite: mayWrite(hub, view),
        stood: stoodForm(shown),
      },
    };
  });
}

function partyId({ providerId, commissionerId }: Agreement, party: 'provider' | 'commissioner') {
  return party === 'provider' ? providerId : commissionerId;
}

type Fact = {
  name: string;
  links: ReadonlyArray<{ text: string; href?: string; detail?: string }>;
};

function factsOf(hub: Hub, { view }: Asked, agreements: readonly Agreement[]): Fact[] {
  const { agreement } = view.file;
  const party = (id: string) => ({ text: nameOf(hub.estate, id), href: providerAddress(id) });
  const link = ({ id, title }: Agreement) => ({ text: title, href: agreementAddress(id) });
  const parent = agreements.find(({ id }) => id === agreement.parentId);
  const annexes = agreements.filter(({ parentId }) => parentId === agreement.id);
  const price = pricePerPlace(view.template, view.content);
  const notices = view.notices.map((number) => ({
    ...{ text: `Notice ${number}`, href: noticeAddress(agreement.id, number) },
  }));
  const facts: Fact[] = [
    { name: 'Provider', links: [party(agreement.providerId)] },
    { name: 'Commissioner', links: [party(agreement.commissionerId)] },
    {
      name: 'Term',
      links: [{ text: `${dayWords(agreement.startsOn)} to ${dayWords(agreement.endsOn)}` }],
    },
    { name: 'Form', links: [{ text: view.template.title, detail: view.template.era }] },
    { name: 'Annex to', links: parentLinks(agreement, parent && link(parent)) },
    { name: 'Annexes', links: annexes.map(link) },
    { name: 'Changed by', links: notices },
    {
      name: 'Price of a place',
      links: price
        ? [
            {
              text: `${price.perPlace} a year`,
              detail: `${price.amount} for ${price.places} places`,
            },
          ]
        : [],
    },
    {
      name: 'Version',
      links: [
        {
          text: `${view.version} of ${view.file.versions.length}`,
          detail: `Content hash ${shortHash(view.contentHash)}${notices.length > 0 ? ', with the notices' : ''}: other words have another`,
          ...(view.file.versions.length > 1 && { href: compareAddress(agreement.id) }),
        },
      ],
    },
    { name: 'Source', links: agreement.source === null ? [] : [{ text: agreement.source }] },
  ];
  return facts.filter(({ links }) => links.length > 0);
}

/** A parent that the hub does not hold is named all the same. */
function parentLinks(
  { parentId }: Agreement,
  link: Fact['links'][number] | undefined,
): Fact['links'] {
  if (link) return [link];
  return parentId === null ? [] : [{ text: parentId, detail: 'This hub does not hold it.' }];
}

function sectionsOf({ view, asked }: Asked): DataTable {
  const { template, content, results, file } = view;
  return {
    ...{ id: 'sections', caption: 'Sections of the agreement' },
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Section' },
      { text: 'Rows', numeric: true },
      { text: 'Findings', numeric: true },
      { text: 'Comments', numeric: true },
    ],
    rows: template.sections.map(({ code, title, tables }) => {
      const codes = tables.map((table) => table.code);
      const rows = codes.reduce((sum, table) => sum + tableIn(content, table).rows.length, 0);
      const findings = results.filter((one) => one.section === code && one.outcome === 'disagrees');
      const comments = file.comments.filter(({ about }) =>
        codes.includes(about.split('/')[0] ?? ''),
      );
      return [
        {
          ...{ text: title, detail: counted(tables.length, 'table') },
          href: sectionAddress(file.agreement.id, code, asked),
        },
        ...[rows, findings.length, comments.length].map((count) => ({
          ...{ text: count.toLocaleString('en-GB'), numeric: true },
        })),
      ];
    }),
  };
}

function openNotices({ view }: Asked) {
  const { file } = view;
  return file.notices
    .filter((notice) => noticeStatus(notice).status === 'open')
    .map((notice) => ({
      ...{ number: notice.number, title: notice.title },
      href: noticeAddress(file.agreement.id, notice.number),
      from: monthWords(notice.effective),
      proposedBy: notice.actor.party,
      stands: noticeWords(notice),
    }));
}

/** The form that asks how it stood on a day of its term, and as it was known at the end of another. */
function stoodForm({ view, asked }: Asked) {
  const { id, startsOn: first, endsOn: last } = view.file.agreement;
  const [asAt = ''] = /^\d{4}-\d\d-\d\d/.exec(asked.asAt ?? '') ?? [];
  return { action: agreementAddress(id), on: asked.on ?? '', asAt, first, last };
}
