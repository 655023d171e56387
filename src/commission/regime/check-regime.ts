import type { AgreementTemplate } from '../../catalogue/index.ts';
import type { Content } from '../agreement/content.ts';
import type { CheckResult } from '../agreement/finding.ts';
import { checkAgreed } from './check-agreed.ts';
import { checkPromised } from './check-promised.ts';
import { checkSummary } from './check-summary.ts';
import { groundOf } from './ground.ts';

/**
 * The regime of an agreement held against itself: the stated summary against the timetable, the hours that activity
 * places promise against those of the day, and agreed hours against what everybody has. Nothing without a regime.
 */
export function checkRegime(template: AgreementTemplate, content: Content): CheckResult[] {
  const ground = groundOf(template, content);
  if (!ground) return [];
  return [...checkSummary(ground), ...checkPromised(ground), ...checkAgreed(ground)];
}
