import type { Page } from '../web/index.ts';
import { changingPages } from './pages/changing-pages.ts';
import type { AgreementDoor } from './pages/door.ts';
import { readingPages } from './pages/reading-pages.ts';

/** The pages of agreements: to read them in any state, and to draft, sign and change them. */
export function commissionPages(door: AgreementDoor): Page[] {
  return [...changingPages(door), ...readingPages(door)];
}
