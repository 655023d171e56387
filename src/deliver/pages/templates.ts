import { type Page, page } from '../../web/index.ts';
import { longTemplate, wideTemplate } from './examples.ts';

/** Files to begin with: the headings, and two rows that show how. */
export function templatePages(): Page[] {
  return [
    templatePage('/import/template.csv', 'figures-long.csv', longTemplate),
    templatePage('/import/template-wide.csv', 'figures-wide.csv', wideTemplate),
  ];
}

function templatePage(path: string, fileName: string, body: string): Page {
  const mediaType = 'text/csv; charset=utf-8';
  return page({
    needs: 'see published',
    path,
    show: () => ({ download: { fileName, mediaType, body } }),
  });
}
