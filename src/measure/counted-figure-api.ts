import { choiceField, periodField, textField } from '../api/index.ts';
import { subjectKinds } from '../estate/index.ts';

/** The parameters that name one figure counted from records: whose, which and when. */
export const countedFigureQuery = {
  provider: textField({
    description: 'An area, establishment, group, region or National: name, code or id.',
    example: 'Stafford',
  }),
  kind: choiceField(subjectKinds, {
    description: 'Which kind, where a name has several.',
  }).optional(),
  metric: textField({ description: 'A code or title.', example: 'K05' }),
  period: periodField({
    description: 'Also 2007-08 Q4 or Mar 2008; it must have ended.',
    example: '2007-08',
  }),
};
