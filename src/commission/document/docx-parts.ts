import { escapeXml } from '../../spreadsheet/index.ts';
import type { AgreementDocument } from './agreement-document.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Every part of the file but the body (ECMA-376, parts 1 and 2), by its name. */
export function docxParts(document: AgreementDocument): Record<string, string> {
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([
      ['rId1', `${office}/officeDocument`, 'word/document.xml'],
      ['rId2', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(document),
    'word/_rels/document.xml.rels': relationships([
      ['rIdStyles', `${office}/styles`, 'styles.xml'],
      ['rIdSettings', `${office}/settings`, 'settings.xml'],
      ['rIdNumbering', `${office}/numbering`, 'numbering.xml'],
      ['rIdFooter', `${office}/footer`, 'footer1.xml'],
    ]),
    'word/styles.xml': stylesXml,
    'word/settings.xml': settingsXml,
    'word/numbering.xml': numberingXml,
    'word/footer1.xml': footerXml(document),
  };
}

const contentTypes =
  `<Types xmlns="${packaged}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>` +
  ['styles', 'settings', 'numbering']
    .map((part) => `<Override PartName="/word/${part}.xml" ContentType="${wordType}.${part}+xml"/>`)
    .join('') +
  `<Override PartName="/word/footer1.xml" ContentType="${wordType}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

function relationships(
  all: ReadonlyArray<readonly [id: string, type: string, target: string]>,
): string {
  const each = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`;
}

/** Without a time of making: the same agreement gives the same bytes. */
function coreXml({ title, form }: AgreementDocument): string {
  return (
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(form)}</dc:subject>` +
    '<dc:language>en-GB</dc:language></cp:coreProperties>'
  );
}

function footerXml({ title, version, contentHash }: AgreementDocument): string {
  const field = (name: string) =>
    `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  const paragraph = (content: string) =>
    `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${content}</w:p>`;
  return (
    `<w:ftr xmlns:w="${main}">` +
    paragraph(
      `${run('Page ')}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}${run(`. ${title}, version ${version}`)}`,
    ) +
    `${paragraph(run(`Content hash ${contentHash}`))}</w:ftr>`
  );
}

/** Without it, Word opens the file as one of its oldest versions would. */
const settingsXml =
  `<w:settings xmlns:w="${main}"><w:compat><w:compatSetting w:name="compatibilityMode" ` +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="en-GB"/></w:settings>';

const numberingXml =
  `<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>` +
  '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>' +
  '<w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';

type Style = { id: string; name: string; paragraph?: string; run?: string };

/** Sizes are in half points, spaces in twentieths of a point. */
const paragraphStyles: readonly Style[] = [
  ...[
    { level: 1, size: 40, before: 0 },
    { level: 2, size: 30, before: 0 },
    { level: 3, size: 24, before: 280 },
  ].map(({ level, size, before }) => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
    run: `<w:b/><w:color w:val="1D3B53"/><w:sz w:val="${size}"/>`,
  })),
  { id: 'TOC2', name: 'toc 2', paragraph: '<w:spacing w:before="80" w:after="20"/>' },
  {
    id: 'TOC3',
    name: 'toc 3',
    paragraph: '<w:spacing w:after="20"/><w:ind w:left="360"/>',
    run: '<w:sz w:val="18"/>',
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:spacing w:after="0"/>',
    run: '<w:sz w:val="14"/>',
  },
  { id: 'Cell', name: 'Cell', paragraph: '<w:spacing w:after="40"/>', run: '<w:sz w:val="17"/>' },
  {
    id: 'SmallCell',
    name: 'Small cell',
    paragraph: '<w:spacing w:after="20"/>',
    run: '<w:sz w:val="13"/>',
  },
  {
    id: 'AfterTable',
    name: 'After table',
    paragraph: '<w:spacing w:after="0"/>',
    run: '<w:sz w:val="8"/>',
  },
  {
    id: 'Finding',
    name: 'Finding',
    paragraph:
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>',
  },
];

const border = (side: string, size: number, colour: string) =>
  `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`;

const stylesXml =
  `<w:styles xmlns:w="${main}"><w:docDefaults>` +
  '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  paragraphStyles
    .map(
      ({ id, name, paragraph = '', run = '' }) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
        `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
    )
    .join('') +
  '<w:style w:type="table" w:styleId="Agreed"><w:name w:val="Agreed"/><w:tblPr><w:tblBorders>' +
  ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => border(side, 4, 'B1B4B6'))
    .join('') +
  '</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>${border('bottom', 12, '0B0C0C')}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="F3F4F5"/></w:tcPr></w:tblStylePr>` +
  '</w:style></w:styles>';
