import { type Page, page } from '../../../web/index.ts';
import { writeReturnFile } from '../../returns/return-actions.ts';
import { returnId } from '../../returns/return-key.ts';
import { keyOf, returnParams, returnPath } from './door.ts';

const mediaTypes = {
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** The template of a return with the figures as they stand, as ODS and as CSV. */
export function downloadPages(): Page[] {
  return (['ods', 'csv'] as const).map((format) =>
    page({
      needs: 'see returns',
      path: `${returnPath}/template.${format}`,
      params: returnParams,
      cached: false,
      show: async ({ hub, params }) => {
        const key = keyOf(hub, params);
        const body = await writeReturnFile(hub, key, format);
        const fileName = `${returnId(key).replaceAll('/', '-')}.${format}`;
        const fileOf = { kind: 'return', id: returnId(key), providerId: key.providerId };
        return { download: { fileName, mediaType: mediaTypes[format], body, fileOf } };
      },
    }),
  );
}
