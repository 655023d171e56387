import type { Archive } from './archive.ts';
import { refusal } from './refusal.ts';
import { readXml } from './xml.ts';

export type Relationship = { id: string; kind: string; part: string };

/** What workbook.xml says: the sheets in order, and which of the two ways of counting days it uses. */
export type WorkbookPart = {
  date1904: boolean;
  sheets: { name: string; relationship: string; hidden: boolean }[];
};

/** Finds the main part of an Office file. Throws SPREADSHEET_NOT_A_TABLE where it is no XLSX workbook. */
export async function findWorkbookPart(archive: Archive): Promise<string> {
  const relationships = await readRelationships(archive, '');
  const main = relationships.find((relationship) => relationship.kind === 'officeDocument');
  const part = main?.part ?? 'xl/workbook.xml';
  const type = await contentTypeOf(archive, part);
  if (/\.binary\./.test(type)) {
    throw refusal(
      'NOT_A_TABLE',
      'This is a binary Excel workbook (.xlsb). Open it and save it as XLSX, ODS or CSV.',
    );
  }
  if (/wordprocessingml|presentationml/.test(type) || !archive.has(part)) {
    throw refusal(
      'NOT_A_TABLE',
      'This is an Office file, but not a workbook. Copy the table into a workbook, save it as XLSX and send that.',
    );
  }
  return part;
}

async function contentTypeOf(archive: Archive, part: string): Promise<string> {
  let type = '';
  await readXml(archive.part('[Content_Types].xml'), '[Content_Types].xml', {
    open(tag) {
      if (tag.name === 'Override' && tag.get('PartName') === `/${part}`) {
        type = tag.get('ContentType') ?? '';
      }
    },
    close() {},
  });
  return type;
}

/** Lists what a part ('' for the file as a whole) refers to inside the file, by id, kind and part name. */
export async function readRelationships(archive: Archive, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const relationships: Relationship[] = [];
  if (!archive.has(name)) return relationships;
  await readXml(archive.part(name), name, {
    open(tag) {
      if (tag.name !== 'Relationship' || tag.get('TargetMode') === 'External') return;
      const target = tag.get('Target') ?? '';
      relationships.push({
        id: tag.get('Id') ?? '',
        kind: (tag.get('Type') ?? '').split('/').at(-1) ?? '',
        part: resolve(folder, target),
      });
    },
    close() {},
  });
  return relationships;
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Reads workbook.xml. */
export async function readWorkbookPart(archive: Archive, part: string): Promise<WorkbookPart> {
  const workbook: WorkbookPart = { date1904: false, sheets: [] };
  await readXml(archive.part(part), part, {
    open(tag) {
      if (tag.name === 'workbookPr') {
        workbook.date1904 = ['1', 'true', 'on'].includes(tag.get('date1904') ?? '');
      }
      if (tag.name !== 'sheet') return;
      workbook.sheets.push({
        name: tag.get('name') ?? '',
        relationship: tag.get('r:id') ?? '',
        hidden: /hidden/i.test(tag.get('state') ?? ''),
      });
    },
    close() {},
  });
  return workbook;
}
