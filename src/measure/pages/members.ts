import { endsOn, monthOf, type Period } from '../../calendar/index.ts';
import {
  type Estate,
  factOn,
  findProvider,
  type Provider,
  providersIn,
  type Subject,
} from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { listPerformance } from '../actions.ts';
import { isGiven, type PerformanceRow } from '../performance.ts';
import { providerAddress } from './addresses.ts';
import { dateWords, spanWords } from './date-words.ts';
import { countStatuses } from './status-count.ts';
import type { SubjectQuestion } from './subject-question.ts';
import type { TableCell, TableView } from './table-view.ts';

/** Who belongs to a region, group or the nation, with what each met and missed. */
export async function memberTable(hub: Hub, question: SubjectQuestion): Promise<TableView> {
  const { subject } = question;
  if (subject.kind === 'nation') return regionTable(hub, question);
  if (subject.kind === 'group') return groupTable(hub, question);
  const period = periodOf(question);
  const providers = providersIn(hub.estate, subject.id, period);
  const rows = await listPerformance(hub, { region: subject.id, period });
  return {
    id: 'members',
    caption: `Providers in ${subject.officialName} that were open`,
    head: headOf('Function'),
    rows: providers.map((provider) =>
      memberCells(question, provider, factOn(provider, 'function', question.on) ?? '', rows),
    ),
    empty: 'No provider is known to have been open here.',
  };
}

async function groupTable(hub: Hub, question: SubjectQuestion): Promise<TableView> {
  const group = hub.estate.groups.find(({ id }) => id === question.subject.id);
  const period = periodOf(question);
  const members = (group?.members ?? []).flatMap((member) => {
    const provider = findProvider(hub.estate, member.id);
    return provider ? [{ provider, span: spanWords(member) }] : [];
  });
  const rows = await Promise.all(
    members.map(({ provider }) =>
      listPerformance(hub, { provider: provider.id, providerKind: provider.kind, period }),
    ),
  );
  return {
    id: 'members',
    caption: `Members of ${question.subject.name}`,
    head: headOf('Member'),
    rows: members.map(({ provider, span }) => memberCells(question, provider, span, rows.flat())),
  };
}

function regionTable({ estate }: Pick<Hub, 'estate'>, question: SubjectQuestion): TableView {
  const period = periodOf(question);
  return {
    id: 'members',
    caption: 'Regions',
    head: [{ text: 'Region' }, { text: 'Providers open', numeric: true }],
    rows: estate.regions
      .filter(({ simulated }) => simulated === question.subject.simulated)
      .map((region) => ({ region, providers: openCount(estate, region, period) }))
      .filter(({ providers }) => providers > 0)
      .map(({ region, providers }) => [
        { text: region.officialName, href: providerAddress(region.id, question.chosen?.text) },
        { text: String(providers), numeric: true },
      ]),
    empty: `No source says which regions there were on ${dateWords(endsOn(period))}.`,
  };
}

function openCount(estate: Estate, region: Subject, period: Period): number {
  return providersIn(estate, region.id, period).length;
}

function headOf(second: string): TableView['head'] {
  return [
    { text: 'Provider' },
    { text: second },
    { text: 'Met', numeric: true },
    { text: 'Missed', numeric: true },
    { text: 'No level', numeric: true },
    { text: 'No outturn', numeric: true },
    { text: 'Met of judged', numeric: true },
  ];
}

function memberCells(
  { chosen }: SubjectQuestion,
  provider: Provider,
  second: string,
  rows: readonly PerformanceRow[],
): TableCell[] {
  const own = rows.filter(({ providerId }) => providerId === provider.id);
  const stated = own.some(isGiven);
  const count = countStatuses(stated ? own : []);
  const number = (value: number) => ({ text: stated ? String(value) : '–', numeric: true });
  return [
    { text: provider.name, href: providerAddress(provider.id, chosen?.text) },
    { text: second },
    number(count.met),
    number(count.missed),
    number(count['no level']),
    number(count['no outturn']),
    {
      text: count.judged === 0 ? '–' : `${Math.round((count.met / count.judged) * 100)}%`,
      numeric: true,
    },
  ];
}

function periodOf({ chosen, on }: SubjectQuestion): Period {
  return chosen?.period ?? monthOf(on);
}
