import { z } from 'zod';
import { getRoute, textField } from '../api/index.ts';
import { getTemplate } from '../catalogue/index.ts';

/** The form of agreements, as the definitions declare it. */
export const templateRoute = getRoute({
  needs: 'see published',
  path: '/api/agreement-templates/:template',
  name: 'getAgreementTemplate',
  room: 'commission',
  summary: 'The form of agreements',
  description: 'Sections, tables, totals and checks, as the definitions declare them.',
  params: { template: textField({ description: 'The code of the form.', example: 'local-annex' }) },
  answer: z.object({
    code: z.string(),
    title: z.string(),
    era: z.string(),
    note: z.string(),
    source: z.string(),
    parent: z.string().nullable().describe('The form of the agreement to which it is an annex.'),
    sections: z
      .array(z.unknown())
      .describe('Sections with their tables, columns, rows and totals.'),
    checks: z.array(z.unknown()).describe('What must agree with what.'),
    material: z.array(z.unknown()).describe('What is held against recorded figures.'),
  }),
  refusals: { 404: 'There is no such form.' },
  show: ({ catalogue }, { params }) => {
    const {
      parent = null,
      sections,
      checks,
      material,
      ...form
    } = getTemplate(catalogue, params.template);
    return {
      ...{ ...form, parent, sections: [...sections] },
      ...{ checks: [...checks], material: [...material] },
    };
  },
});
