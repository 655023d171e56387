import { instantWords } from '../../../calendar/index.ts';
import { type Page, page, type View } from '../../../web/index.ts';
import type { FormCell, ReturnView, Submission } from '../../returns/return.ts';
import { readReturn } from '../../returns/return-actions.ts';
import { returnAddress } from '../../returns/return-address.ts';
import { findNumber, notThere, numberField } from '../numbered.ts';
import { keyOf, type ReturnsDoor, returnCrumbs, returnParams, returnPath } from './door.ts';

/** One submitted version as it was written, with what it changed. */
export function submissionPage({ readings }: ReturnsDoor): Page {
  return page({
    needs: 'see returns',
    path: `${returnPath}/submissions/:number`,
    params: returnParams.extend({ number: numberField }),
    cached: false,
    show: async ({ hub, params }) => {
      const view = await readReturn(hub, readings, keyOf(hub, params));
      const at = view.submissions.findIndex(({ number }) => number === findNumber(params.number));
      const version = view.submissions[at];
      if (!version) throw notThere('The return has no such version.');
      return submissionView(view, version, view.submissions[at - 1]);
    },
  });
}

function submissionView(
  view: ReturnView,
  version: Submission,
  before: Submission | undefined,
): View {
  const { number, by, at, inTime } = version;
  const name = `Version ${number}`;
  const rows = view.lines.flatMap(({ title, cells, explanation, recovery }) => [
    ...cells.map((cell) => rowOf(cell, cell.title, { version, before })),
    ...[explanation, recovery]
      .map((cell) => rowOf(cell, `${title}: ${cell.title.toLowerCase()}`, { version, before }))
      .filter(({ now, was }) => now !== '' || was !== ''),
  ]);
  return {
    view: 'deliver/views/returns/submission.njk',
    title: `${name}: ${view.template.title}, ${view.provider}, ${view.month}`,
    breadcrumbs: returnCrumbs(view, name),
    data: {
      ...{ name, rows, heading: view.template.title, provider: view.provider, month: view.month },
      submitted: `${instantWords(at)} by ${by.name}${by.role === '' ? '' : `, ${by.role}`}`,
      late: number === 1 && !inTime,
      before: before?.number,
      changed: rows.filter(({ changed }) => changed).length,
      versions: view.submissions.map((one) => ({
        text: `Version ${one.number}`,
        href: `${returnAddress(view.key)}/submissions/${one.number}`,
        current: one.number === number,
      })),
    },
  };
}

function rowOf(
  { address }: FormCell,
  title: string,
  { version, before }: { version: Submission; before: Submission | undefined },
) {
  const now = version.cells.get(address) ?? '';
  const was = before ? (before.cells.get(address) ?? '') : now;
  return { title, now, was, changed: now !== was };
}
