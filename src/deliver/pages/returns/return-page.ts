import { z } from 'zod';
import { GatehouseError, type Problem } from '../../../errors.ts';
import type { Hub } from '../../../hub.ts';
import { type Outcome, type Page, page } from '../../../web/index.ts';
import { wordsAddress } from '../../returns/form.ts';
import type { ReturnFinding, ReturnKey, ReturnView } from '../../returns/return.ts';
import {
  answerQuery,
  editsMade,
  readReturn,
  saveCells,
  submitReturn,
} from '../../returns/return-actions.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { keyOf, type ReturnsDoor, returnParams, returnPath } from './door.ts';
import { titleOf } from './history.ts';
import { conflictMarks, refusedMarks, unsavedMarks } from './marks.ts';
import { returnPageView, type Shown } from './return-view.ts';
import { toldCodes, toldWords } from './told.ts';
import { type FormBody, formBody, readWritten, textOf, type Written } from './written-form.ts';

/** One return: a form for whoever fills it in, to be saved as a draft, answered and submitted; to be read by others. */
export function returnPage({ readings }: ReturnsDoor): Page {
  return page({
    needs: 'see returns',
    submitNeeds: 'fill returns',
    path: returnPath,
    params: returnParams,
    query: z.object({ told: toldCodes.optional().catch(undefined) }),
    body: formBody,
    // A saved draft does not count the database's revision up.
    cached: false,
    show: async ({ hub, params, query }) => {
      const view = await readReturn(hub, readings, keyOf(hub, params));
      return returnPageView(hub, view, {
        told: query.told && { text: toldWords[query.told], success: true },
      });
    },
    submit: async ({ hub, params, body }) => {
      const key = keyOf(hub, params);
      const written = readWritten(body);
      const again = async (shown: (view: ReturnView) => Shown) => {
        const view = await readReturn(hub, readings, key);
        return returnPageView(hub, view, shown(view));
      };
      try {
        const { conflicts } = await saveWritten(hub, key, written);
        if (conflicts.length > 0) return await again(() => conflictShown(conflicts, written));
      } catch (error) {
        return await again((view) => unsavedShown(view, written, refusalIn(error)));
      }
      try {
        return await act(hub, { readings, key, body });
      } catch (error) {
        const refusal = refusalIn(error);
        return await again((view) => refusedShown(view, refusal, body));
      }
    },
  });
}

async function saveWritten(hub: Hub, key: ReturnKey, { edits }: Written) {
  const made = await editsMade(hub, key, edits);
  return made.length === 0 ? { saved: [], conflicts: [] } : saveCells(hub, key, made);
}

/** Once the cells are saved: what the button asked for. */
async function act(
  hub: Hub,
  { readings, key, body }: Pick<ReturnsDoor, 'readings'> & { key: ReturnKey; body: FormBody },
): Promise<Outcome> {
  const to = (told: keyof typeof toldWords) => ({ redirect: `${returnAddress(key)}?told=${told}` });
  const query = /^answer\/(\d{1,9})$/.exec(body.action)?.[1];
  if (query !== undefined) {
    await answerQuery(hub, key, { query: Number(query), words: textOf(body[body.action]) });
    return to('answered');
  }
  if (body.action !== 'submit') return to('saved');
  await submitReturn(hub, readings, key);
  return to('submitted');
}

/** The refusal that a form is shown again with; anything else is thrown on. */
export function refusalIn(error: unknown): GatehouseError {
  if (error instanceof GatehouseError && error.status < 500) return error;
  throw error;
}

/** The problems of a refusal under its message, which is left out where the one problem says the same. */
export function refusalShown({ message, problems }: GatehouseError): Shown {
  const same = problems.length === 1 && problems[0]?.message === message;
  return { problems, ...(!same && { problemSummary: message }) };
}

function conflictShown(conflicts: Parameters<typeof conflictMarks>[0], { edits }: Written): Shown {
  const seen = new Map(edits.map((edit) => [edit.address, edit.seen]));
  return {
    marks: conflictMarks(conflicts, seen),
    status: 409,
    problemSummary:
      'Somebody else has saved these cells since you opened the form. Choose what stands, then save. Everything else is saved.',
    problems: conflicts.map(({ address, kept }) => ({
      message: `${kept.by.name} wrote “${kept.text || 'blank'}”. Choose which to keep.`,
      place: { path: `choice/${address}` },
    })),
  };
}

/** What was written stands in the form; where it can no longer be written in, beside it. */
function unsavedShown(view: ReturnView, { texts, edits }: Written, error: GatehouseError): Shown {
  const { problems, status } = error;
  const shown = { ...refusalShown(error), status };
  if (view.may.includes('save')) return { ...shown, marks: unsavedMarks(texts, problems) };
  const kept = new Map(
    view.lines
      .flatMap(({ cells, explanation, recovery }) => [...cells, explanation, recovery])
      .map(({ address, text }) => [address, text]),
  );
  const lost = edits
    .filter(({ address, text }) => (kept.get(address) ?? '') !== text.trim())
    .map(({ address, text }) => ({
      ...{ title: titleOf(view, address), yours: text, kept: kept.get(address) ?? '' },
    }));
  return { ...shown, lost };
}

/** Everything that is in the way of a submission, each leading to the cell that has to be changed. */
function refusedShown(view: ReturnView, error: GatehouseError, body: FormBody): Shown {
  const { message: problemSummary, status, problems } = error;
  if (error.code !== 'DELIVER_RETURN_REFUSED') {
    const atAnswer = problems.map((problem) => ({ ...problem, place: { path: body.action } }));
    return { ...refusalShown(error), status, problems: atAnswer };
  }
  const texts = new Map(
    view.lines
      .flatMap(({ explanation, recovery }) => [explanation, recovery])
      .map(({ address, text }) => [address, text]),
  );
  return {
    ...{ problemSummary, status, marks: refusedMarks },
    problems: view.findings.flatMap((finding) => problemsOf(finding, texts)),
  };
}

function problemsOf(finding: ReturnFinding, texts: ReadonlyMap<string, string>): Problem[] {
  const { severity, answered, message, cell, line, asks } = finding;
  if (severity === 'refuses') return [{ message, place: { path: cell } }];
  if (answered) return [];
  return asks
    .map((kind) => wordsAddress(line, kind))
    .filter((address) => (texts.get(address) ?? '') === '')
    .slice(0, 1)
    .map((path) => ({ message, place: { path } }));
}
