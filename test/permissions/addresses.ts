/**
 * An address of each page whose path has a part to fill in. `shows` is what only those see there who may see what
 * belongs to Stafford; without it the answer alone tells.
 */
export type Sample = { address?: string; shows?: string };

const agreement = '/agreements/stafford-2014-15';

/** By path, as it is registered. */
export const samples: Readonly<Record<string, Sample>> = {
  '/agreements': { shows: 'HMP Stafford 2014-15' },
  '/agreements/:id': { address: agreement },
  '/agreements/:id/sections/:section': { address: `${agreement}/sections/activity-places` },
  '/agreements/:id/findings': { address: `${agreement}/findings` },
  '/agreements/:id/levels': { address: `${agreement}/levels` },
  '/agreements/:id/regime': { address: `${agreement}/regime` },
  '/agreements/:id/history': { address: `${agreement}/history` },
  '/agreements/:id/compare': { address: `${agreement}/compare` },
  '/agreements/:id/documents': { address: `${agreement}/documents` },
  '/agreements/:id/document.html': { address: `${agreement}/document.html` },
  '/agreements/:id/document.docx': { address: `${agreement}/document.docx` },
  '/agreements/:id/document.ods': { address: `${agreement}/document.ods` },
  '/agreements/:id/document.csv': { address: `${agreement}/document.csv` },
  '/agreements/:id/document.pdf': { address: `${agreement}/document.pdf` },
  '/agreements/:id/sign': { address: `${agreement}/sign` },
  '/agreements/:id/merge': { address: `${agreement}/merge` },
  '/agreements/:id/import': { address: `${agreement}/import` },
  '/agreements/:id/edit/:table': { address: `${agreement}/edit/activity-places` },
  '/agreements/:id/notices': { address: `${agreement}/notices` },
  '/agreements/:id/notices/new': { address: `${agreement}/notices/new` },
  '/agreements/:id/notices/:number': { address: `${agreement}/notices/1` },
  '/providers/:id': { address: '/providers/stafford' },
  '/performance/:id': { address: '/performance/stafford' },
  '/metrics/:code': { address: '/metrics/P01' },
  '/ratings/:scheme': { address: '/ratings/ippf-2007' },
  '/ratings/:scheme/:provider': { address: '/ratings/ippf-2007/stafford?period=2007-08' },
  '/ratings/:scheme/what-if': { address: '/ratings/ippf-2007/what-if' },
  '/ratings/:scheme/definition': { address: '/ratings/ippf-2007/definition' },
  '/sources/:batchId': { address: '/sources/1' },
  '/figures/:kind/:revisionId': { address: '/figures/published/1' },
  '/import/:upload': { address: '/import/none' },
  '/records/batches': {},
  '/records/batches/:batchId': { address: '/records/batches/1' },
  '/records/batches/:batchId/withdraw': { address: '/records/batches/1/withdraw' },
  '/records/:type': { address: '/records/drug-test' },
  '/records/:type/template.csv': { address: '/records/drug-test/template.csv' },
  '/records/:type/template.ods': { address: '/records/drug-test/template.ods' },
  '/records/:type/import': { address: '/records/drug-test/import' },
  '/records/:type/:provider/:record': { address: '/records/drug-test/stafford/T-1' },
};
