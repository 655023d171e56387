import { z } from 'zod';
import { GatehouseError, type Problem } from '../errors.ts';

const place = z
  .object({
    file: z.string().optional(),
    sheet: z.string().optional(),
    row: z.number().optional(),
    column: z.string().optional(),
    line: z.number().optional(),
    path: z.string().optional(),
  })
  .describe('Where it stands: in a file, or as the name of a parameter (path).');

/** One mistake, as the API tells it. */
const problem = z
  .object({
    message: z.string(),
    place: place.optional(),
    found: z.string().optional(),
    expected: z.string().optional(),
  })
  .meta({
    id: 'Problem',
    description: 'One mistake: what it is, where it stands, what was found and what was expected.',
  });

/** What every refusal and failure answers. */
export const failureSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Stable; docs/error-codes.md lists every code.'),
      message: z.string().describe('What to do, for a person.'),
      problems: z.array(problem).describe('Every mistake at once; empty where there is but one.'),
    }),
  })
  .meta({ id: 'Failure', description: 'Why a request was refused or failed.' });

/** What a schema found wrong with a request. */
type Complaint = { instancePath: string; message?: string | undefined };

/** The refusal of a request whose parameters cannot be read: all of them at once, in the message and one by one. */
export function refuseRequest(complaints: readonly Complaint[]): GatehouseError {
  const problems = complaints.map(({ instancePath, message = 'Cannot be read.' }): Problem => {
    const path = instancePath.split('/')[1] ?? '';
    return path === '' ? { message } : { message: `${path}: ${message}`, place: { path } };
  });
  const text = problems.map(({ message }) => message).join(' ');
  return new GatehouseError('API_REQUEST_INVALID', text, { status: 400, problems });
}
