import { z } from 'zod';
import { type Outcome, type Page, page } from '../../../web/index.ts';
import { viewAgreement } from '../../agreement/get-agreement.ts';
import {
  agreementFile,
  type FileFormat,
  fileFormats,
  mediaTypes,
} from '../../document/agreement-file.ts';
import { documentAddress, importAddress } from '../addresses.ts';
import { agreementFrame, isDraftOpen, stateQuery } from '../agreement-frame.ts';
import { agreementPage } from '../agreement-page.ts';
import type { AgreementDoor } from '../door.ts';

const files: Readonly<Record<FileFormat, { title: string; use: string }>> = {
  html: {
    title: 'HTML',
    use: 'To read and to print, with any assistive technology. One file that needs nothing beside it.',
  },
  docx: {
    title: 'DOCX',
    use: 'To circulate as a word processing document, with headings and tables.',
  },
  ods: {
    title: 'ODS',
    use: 'The tables as a spreadsheet: fill it in, and it can be read back into a draft.',
  },
  csv: { title: 'CSV', use: 'Every cell a line, for programs.' },
  pdf: { title: 'PDF', use: 'To keep as it is.' },
};

/** The files of an agreement in a state: what there is, and each of them. */
export function documentPages(door: AgreementDoor): Page[] {
  return [listPage(door), ...fileFormats.map((format) => filePage(door, format))];
}

function listPage({ browser }: Pick<AgreementDoor, 'browser'>): Page {
  return agreementPage('/documents', ({ hub, view, asked }) => {
    const { id } = view.file.agreement;
    const frame = agreementFrame(hub, view, { tab: 'documents', title: 'Documents', asked });
    return {
      view: 'commission/views/reading/documents.njk',
      ...frame,
      data: {
        ...frame.data,
        files: fileFormats.map((format) => ({
          ...{ title: files[format].title, use: files[format].use },
          href:
            format === 'pdf' && browser === undefined
              ? undefined
              : documentAddress(id, format, asked),
        })),
        importHref: isDraftOpen(view) ? importAddress(id) : undefined,
      },
    };
  });
}

function filePage(door: AgreementDoor, format: FileFormat): Page {
  return page({
    needs: 'see agreements',
    path: `/agreements/:id/document.${format}`,
    params: z.object({ id: z.string() }),
    query: stateQuery,
    show: async ({ hub, params, query }): Promise<Outcome> => {
      const view = await viewAgreement(hub, params.id, query);
      const { fileName, body } = await agreementFile(hub, view, format, door);
      const { id, providerId } = view.file.agreement;
      const fileOf = { kind: 'agreement', id, providerId };
      return { download: { fileName, mediaType: mediaTypes[format], body, fileOf } };
    },
  });
}
