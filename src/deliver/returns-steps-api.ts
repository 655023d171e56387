import { z } from 'zod';
import { type ApiRoute, jsonRoute, textField } from '../api/index.ts';
import type { Hub } from '../hub.ts';
import type { ReturnReadings } from './returns/readings.ts';
import type { ReturnKey, ReturnStep } from './returns/return.ts';
import {
  acceptReturn,
  answerQuery,
  lockReturn,
  queryReturn,
  readReturn,
  reopenReturn,
  submitReturn,
} from './returns/return-actions.ts';
import { returnKey } from './returns/return-key.ts';
import { stepPermissions } from './returns/step.ts';
import { returnSchema, shownReturn } from './returns-schemas.ts';

/** What names a return in an address. */
export const returnFields = {
  template: textField({
    description: 'The code of a return.',
    example: 'probation-area-monthly',
  }),
  provider: textField({ description: 'Any name of the provider.', example: 'West Mercia' }),
  month: textField({ description: 'A month.', example: '2008-03' }),
};

/** What every address of a return may refuse. */
export const returnRefusals = {
  404: 'There is no such provider or return, or the provider does not owe it for the month.',
} as const;

const words = z.string().max(10_000);
const nothing = z.strictObject({});

type StepRoute<B extends z.ZodType> = {
  step: ReturnStep;
  summary: string;
  description: string;
  body: B;
  take: (hub: Hub, key: ReturnKey, body: z.output<B>) => Promise<unknown>;
};

/** The steps of a return’s life, each by POST; every one answers with the return as it then stands. */
export function returnStepsApi(readings: ReturnReadings): ApiRoute[] {
  const submitting = stepRoute(readings, {
    ...{ step: 'submit', body: nothing, summary: 'Submit a return' },
    description:
      'What its cells say, if nothing is in the way. Everything that is, is told at once.',
    take: (hub, key) => submitReturn(hub, readings, key),
  });
  const asking = stepRoute(readings, {
    ...{ step: 'query', summary: 'Ask about a return' },
    description: 'A question about a cell of the submission, or about the whole.',
    body: z.strictObject({ cell: z.string().nullable().default(null), question: words }),
    take: queryReturn,
  });
  const answering = stepRoute(readings, {
    ...{ step: 'answer', summary: 'Answer a question' },
    description: 'By the number of the question.',
    body: z.strictObject({ query: z.int().min(1), words }),
    take: answerQuery,
  });
  return [submitting, asking, answering, ...checkingSteps(readings)];
}

function checkingSteps(readings: ReturnReadings): ApiRoute[] {
  const accepting = stepRoute(readings, {
    ...{ step: 'accept', body: nothing, summary: 'Accept a return' },
    description: 'The last submission; its figures are no longer provisional.',
    take: acceptReturn,
  });
  const locking = stepRoute(readings, {
    ...{ step: 'lock', body: nothing, summary: 'Lock an accepted return' },
    description: 'It is then opened only with a reason.',
    take: lockReturn,
  });
  const reopening = stepRoute(readings, {
    ...{ step: 'reopen', summary: 'Open a return again' },
    description:
      'With a reason. Its figures count as they were submitted until it is submitted again.',
    body: z.strictObject({ reason: words }),
    take: reopenReturn,
  });
  return [accepting, locking, reopening];
}

function stepRoute<B extends z.ZodType>(
  readings: ReturnReadings,
  { step, take, ...told }: StepRoute<B>,
): ApiRoute {
  return jsonRoute({
    ...told,
    needs: stepPermissions[step],
    path: `/api/returns/:template/:provider/:month/${step}`,
    name: `${step}Return`,
    room: 'deliver',
    params: returnFields,
    answer: returnSchema,
    refusals: {
      ...returnRefusals,
      409: 'As the return stands, this cannot be done; the message says who did what when.',
      422: 'The problems say why, each at its cell.',
    },
    receive: async (hub, { params }, body) => {
      const key = returnKey(hub, params);
      await take(hub, key, body);
      return shownReturn(await readReturn(hub, readings, key));
    },
  });
}
