import { type Page, page } from '../../web/index.ts';
import { listLedgerFindings } from '../ledger/finding-store.ts';
import { referenceTable } from './reference-table.ts';

const findingsShown = 500;

/** References of records to records that are not there, the latest first. */
export function recordFindingsPage(): Page {
  return page({
    needs: 'see records',
    path: '/records/findings',
    show: async ({ hub }) => {
      const query = { limit: findingsShown };
      const found = await listLedgerFindings(hub.database, hub.catalogue.recordTypes, query);
      return {
        view: 'deliver/views/record-findings.njk',
        title: 'References that lead nowhere',
        breadcrumbs: [
          { text: 'Home', href: '/' },
          { text: 'Records', href: '/records' },
          { text: 'References' },
        ],
        data: {
          count: found.length,
          standing: found.filter(({ stands }) => stands).length,
          isCut: found.length === findingsShown,
          table: referenceTable(hub, found),
        },
      };
    },
  });
}
