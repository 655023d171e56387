import { z } from 'zod';
import { GatehouseError } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { address, type Outcome, type Page, page } from '../../../web/index.ts';
import { saveDraft } from '../../agreement/draft-actions.ts';
import { getFile, getVersion, viewAgreement } from '../../agreement/get-agreement.ts';
import { actorOf } from '../acting.ts';
import { editAddress, signAddress } from '../addresses.ts';
import { problemsInWords } from '../problem-words.ts';
import { chosenChanges, type MergeBody, mergeBody } from './merge-form.ts';
import { mergeAgain, mergeView } from './merge-view.ts';

/** Saves what two people wrote once somebody has decided; where a third came in between, it is asked again. */
export function mergePage(): Page {
  return page({
    needs: 'write agreements',
    path: '/agreements/:id/merge',
    params: z.object({ id: z.string() }),
    body: mergeBody,
    cached: false,
    show: async ({ hub, params }) => {
      await getFile(hub.database, params.id);
      return { redirect: signAddress(params.id) };
    },
    submit: ({ hub, params, body }) => saveChosen(hub, params.id, body),
  });
}

async function saveChosen(hub: Hub, id: string, body: MergeBody): Promise<Outcome> {
  const file = await getFile(hub.database, id);
  const actor = actorOf(hub, body);
  const note = body.note ?? null;
  const table = body.table ?? null;
  const { latest, conflicts } = body;
  const state = { latest, conflicts, changes: body.changes, actor, note, table };
  const chosen = chosenChanges(body, getVersion(file, latest).content);
  if (chosen.problems.length > 0) {
    return mergeAgain(hub, file, state, {
      ...{ status: 422, values: body, problems: chosen.problems },
    });
  }
  const changes = [...body.changes, ...chosen.changes];
  try {
    const saved = await saveDraft(hub, id, { base: latest, changes, note }, actor);
    if (saved.kind === 'conflict') return mergeView(hub, id, { ...saved, actor, note, table });
    const { party, name, role } = actor;
    const path = table === null ? signAddress(id) : editAddress(id, table);
    return { redirect: address(path, { party, name, role, saved: saved.version.number }) };
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    const { message, status } = error;
    const { template, content } = await viewAgreement(hub, id);
    const problems = problemsInWords(template, content, error.problems);
    return {
      ...mergeAgain(hub, file, state, { status, values: body, problems }),
      problemSummary: message,
    };
  }
}
