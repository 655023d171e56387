import { monthWords } from '../../calendar/index.ts';
import { nameOf } from '../../estate/index.ts';
import type { Hub } from '../../hub.ts';
import type { Actor } from '../agreement/agreement.ts';
import { findFile } from '../agreement/agreement-store.ts';
import type { AgreementView } from '../agreement/get-agreement.ts';
import { type AgreementDocument, agreementDocument } from './agreement-document.ts';
import { agreementLongCsv } from './csv.ts';
import { agreementDocx } from './docx.ts';
import { agreementHtml, type Draw } from './html.ts';
import { agreementOds } from './ods.ts';
import { printPdf } from './pdf.ts';
import type { AgreementTables } from './table-layout.ts';

/** What an agreement can be saved as. */
export const fileFormats = ['html', 'docx', 'ods', 'csv', 'pdf'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** What files are made with: templates, and a browser for PDF. */
export type FileTools = { render: Draw; browser: string | undefined };

/** A file of an agreement in one of its states; throws COMMISSION_NO_BROWSER for a PDF where there is none. */
export async function agreementFile(
  hub: Pick<Hub, 'database' | 'estate'>,
  view: AgreementView,
  format: FileFormat,
  { render, browser }: FileTools,
): Promise<{ fileName: string; body: string | Uint8Array }> {
  const fileName = `${view.file.agreement.id}.${format}`;
  if (format === 'ods') return { fileName, body: await agreementOds(tablesOf(view)) };
  if (format === 'csv') return { fileName, body: agreementLongCsv(tablesOf(view)) };
  const document = await documentOf(hub, view);
  if (format === 'docx') return { fileName, body: await agreementDocx(document) };
  const html = agreementHtml(render, document);
  return { fileName, body: format === 'html' ? html : await printPdf(html, browser) };
}

function tablesOf({
  file,
  template,
  content,
  version,
  contentHash,
}: AgreementView): AgreementTables {
  return { template, content, agreement: file.agreement, version, contentHash };
}

async function documentOf(
  { database, estate }: Pick<Hub, 'database' | 'estate'>,
  view: AgreementView,
): Promise<AgreementDocument> {
  const { file, template, content, results, version, contentHash, month } = view;
  const { agreement } = file;
  const parent =
    agreement.parentId === null
      ? undefined
      : (await findFile(database, agreement.parentId))?.agreement.title;
  return agreementDocument({
    ...{ template, content, agreement, results, version, contentHash },
    names: {
      provider: nameOf(estate, agreement.providerId),
      commissioner: nameOf(estate, agreement.commissionerId),
      parent,
    },
    signatures: signaturesIn(view),
    standing: view.stage.stage,
    ...(month === null ? {} : { month }),
    noticesApplied: file.notices
      .filter(({ number }) => view.notices.includes(number))
      .map(
        ({ number, title, effective }) =>
          `Notice ${number}, from ${monthWords(effective)}: ${title}`,
      ),
  });
}

function signaturesIn({ file, version: shown }: AgreementView): Array<Actor & { on: string }> {
  return file.events
    .filter(({ kind, version }) => kind.startsWith('signed') && version === shown)
    .map(({ actor, on }) => ({ ...actor, on }));
}
