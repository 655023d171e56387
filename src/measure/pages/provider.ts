import { factOn, findProvider, type Provider } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import { address, type Outcome, type Page, page, type View } from '../../web/index.ts';
import { timelinessSentence } from '../home/timeliness-words.ts';
import { timelinessAt } from '../home/waiting-returns.ts';
import { agreementsOf } from './agreements-of.ts';
import { profileOn } from './profile.ts';
import { dayOf, describePerformance, subjectForm } from './subject-performance.ts';
import {
  askSubject,
  type SubjectQuestion,
  subjectParams,
  subjectQuery,
} from './subject-question.ts';
import { showTerritory } from './territory.ts';

/** One provider, group, region or the nation: what it is, what it met and missed, what else is known. */
export function subjectPage(): Page {
  return page({
    needs: 'see published',
    path: '/providers/:id',
    params: subjectParams,
    query: subjectQuery,
    show: async ({ hub, params, query }): Promise<Outcome> => {
      const question = await askSubject(hub, { id: params.id, ...query });
      const { subject } = question;
      if (subject.id !== params.id) {
        return { redirect: address(`/providers/${encodeURIComponent(subject.id)}`, query) };
      }
      const provider = findProvider(hub.estate, subject.id);
      return provider ? showProvider(hub, provider, question) : showTerritory(hub, question);
    },
  });
}

async function showProvider(
  hub: Hub,
  provider: Provider,
  question: SubjectQuestion,
): Promise<View> {
  const { chosen, on } = question;
  const [performance, agreements, returns] = await Promise.all([
    describePerformance(hub, question, factOn(provider, 'region', on)),
    agreementsOf(hub, provider.id),
    timelinessAt(hub, provider.id),
  ]);
  return {
    view: 'measure/views/provider.njk',
    title: `${provider.name}${chosen ? `, ${chosen.text}` : ''}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Providers', href: '/providers' },
      { text: provider.name },
    ],
    data: {
      provider: {
        id: provider.id,
        name: provider.name,
        officialName: provider.officialName,
        source: provider.source,
      },
      profile: profileOn(hub.estate, provider, on, chosen?.text),
      day: dayOf(question),
      chosen,
      form: subjectForm(question, true),
      ...{ performance, agreements },
      returns: returns && timelinessSentence(returns),
      simulated: provider.simulated,
    },
  };
}
