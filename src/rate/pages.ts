import type { Page } from '../web/index.ts';
import { cardPage } from './pages/card-page.ts';
import { comparePage } from './pages/compare-page.ts';
import { definitionPage } from './pages/definition-page.ts';
import { schemePage } from './pages/scheme-page.ts';
import { schemesPage } from './pages/schemes-page.ts';
import { variationPages } from './pages/variation/variation-pages.ts';
import { whatIfPage } from './pages/what-if-page.ts';

/** Schemes of rating, their ratings, rating cards, two schemes side by side, what-ifs, and how a scheme works. */
export function ratePages(): Page[] {
  return [
    schemesPage(),
    comparePage(),
    schemePage(),
    cardPage(),
    whatIfPage(),
    definitionPage(),
    ...variationPages(),
  ];
}
