import { dayWords } from '../../calendar/index.ts';
import { type AgreementWaiting, listAgreementsWaiting } from '../../commission/index.ts';
import { nameOf } from '../../estate/index.ts';
import { type Hub, today } from '../../hub.ts';
import type { Waiting } from './waiting.ts';

/** What agreements and notices of change ask of the caller's party. */
export async function readAgreementsWaiting(hub: Hub): Promise<Waiting[]> {
  return (await listAgreementsWaiting(hub)).map((one) => waitingOf(hub, one));
}

function waitingOf(hub: Hub, one: AgreementWaiting): Waiting {
  const { id, title, providerId } = one.agreement;
  const overdue = one.from < today(hub);
  return {
    ...actOf(one, `/agreements/${encodeURIComponent(id)}`),
    title: one.notice === null ? title : `${title}: ${one.notice.title}`,
    ...{ providerId, provider: nameOf(hub.estate, providerId), count: 1 },
    several: one.notice === null ? 'Agreements' : 'Notices of change',
    list: `/agreements?provider=${encodeURIComponent(providerId)}`,
    ...{ on: one.from, overdue },
    when: `${overdue ? 'was to hold' : 'to hold'} from ${dayWords(one.from)}`,
  };
}

function actOf(
  { what, findings, notice }: AgreementWaiting,
  page: string,
): Pick<Waiting, 'kind' | 'todo' | 'href'> {
  switch (what) {
    case 'agree':
      return { kind: 'agreement', todo: 'Agree to it, or return it', href: `${page}/sign` };
    case 'sign':
      return { kind: 'agreement', todo: 'Sign it', href: `${page}/sign` };
    case 'notice':
      return {
        ...{ kind: 'notice', todo: 'Agree to the change, or reject it' },
        href: `${page}/notices/${notice?.number ?? ''}`,
      };
    case 'findings': {
      const many = findings === 1 ? 'a finding' : `${findings} findings`;
      return { kind: 'findings', todo: `Mend or accept ${many}`, href: `${page}/findings` };
    }
  }
}
