import { isSimulated, type Subject, territoriesOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type View } from '../../web/index.ts';
import { agreementsOf } from './agreements-of.ts';
import { subjectName } from './matrix-grid.ts';
import { memberTable } from './members.ts';
import { placesGained } from './places-gained.ts';
import { dayOf, describePerformance, subjectForm } from './subject-performance.ts';
import type { SubjectQuestion } from './subject-question.ts';

/** The page of a region, group or the nation: who belongs to it, and what it comes to as a whole. */
export async function showTerritory(hub: Hub, question: SubjectQuestion): Promise<View> {
  const { subject, chosen } = question;
  const region = subject.kind === 'group' ? undefined : subject.id;
  const [performance, members, places, agreements] = await Promise.all([
    describePerformance(hub, question, region),
    memberTable(hub, question),
    subject.kind === 'region' && chosen ? placesGained(hub, subject, chosen.period) : undefined,
    agreementsOf(hub, subject.id),
  ]);
  const name = subjectName(subject);
  return {
    view: 'measure/views/territory.njk',
    title: `${name}${chosen ? `, ${chosen.text}` : ''}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Providers', href: '/providers' },
      { text: name },
    ],
    data: {
      name,
      subject,
      kind: kindWords(hub, subject),
      source: sourceOf(hub, subject),
      day: dayOf(question),
      chosen,
      form: subjectForm(question, false),
      simulated: isSimulated(subject.id),
      matrix: region && chosen && address('/performance', { period: chosen.text, region }),
      rated: region && address('/ratings', { region }),
      members,
      places,
      ...{ performance, agreements },
    },
  };
}

function kindWords({ estate }: Pick<Hub, 'estate'>, { id, kind }: Subject): string {
  if (kind === 'region') return 'Region';
  if (kind === 'nation') return 'Nation';
  const group = estate.groups.find((one) => one.id === id);
  return group?.kind === 'comparator'
    ? 'Providers that are compared with one another'
    : 'Providers that are reported together';
}

function sourceOf({ estate }: Pick<Hub, 'estate'>, { id }: Subject): string {
  const all = [...territoriesOf(estate), ...estate.groups];
  return all.find((one) => one.id === id)?.source ?? '';
}
