import { InvalidArgumentError, Option } from 'commander';
import { findPeriod, type Period } from '../calendar/index.ts';
import { subjectKinds } from '../estate/index.ts';
import { formats } from './output.ts';

/** The option that says how to print. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(formats).default('table');
}

/** The option that says which kind is meant, where a name has several. */
export function kindOption(): Option {
  return new Option('--kind <kind>', 'which kind, where a name has several').choices(subjectKinds);
}

/** An argument that is a period. */
export function readPeriod(text: string): Period {
  const period = findPeriod(text);
  if (period) return period;
  throw new InvalidArgumentError('Write a period such as 2007-08, "2007-08 Q4" or "Mar 2008".');
}

/** An option that may be repeated. */
export const several = (text: string, before: string[] = []) => [...before, text];
