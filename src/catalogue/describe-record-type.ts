import { listWords, quotedField, sentence } from './field-words.ts';
import type { Field, RecordType } from './record-type.ts';
import { expectedOf } from './record-value.ts';

/** A field for whoever fills it in. */
export type FieldDescription = {
  name: string;
  title: string;
  required: boolean;
  /** What to write, as a sentence. */
  takes: string;
};

/** A record type in words, for its documentation and the notes of its import template. */
export type RecordTypeDescription = {
  title: string;
  about: string;
  providers: string;
  happened: string;
  source: string;
  fields: readonly FieldDescription[];
};

const kindWords = { area: 'probation areas', establishment: 'establishments' } as const;

/** Everything that its declaration says of a record type, in words. */
export function describeRecordType(type: RecordType): RecordTypeDescription {
  const providers = type.providers.map((kind) =>
    kind === 'area' || kind === 'establishment' ? kindWords[kind] : kind,
  );
  return {
    title: type.title,
    about: type.about.trim(),
    providers: sentence(`recorded by ${listWords(providers)}`),
    happened: `The provider must have been open on the day in ${quotedField(type.happened, type)}.`,
    source: type.source,
    fields: type.fields.map((field) => ({
      name: field.name,
      title: field.title,
      required: field.required,
      takes: takesWords(field, type),
    })),
  };
}

function takesWords(field: Field, type: RecordType): string {
  const choices = field.choices.map(({ code, title }) => `${code} (${title})`);
  const words = choices.length > 0 ? `one of ${choices.join(', ')}` : expectedOf(field);
  const order = field.notBefore ? `, not before ${quotedField(field.notBefore, type)}` : '';
  const ahead = field.ahead ? ', which may lie ahead' : '';
  const empty = field.required ? '' : ' Left empty when it is not known.';
  return `${sentence(`${words}${ahead}${order}`)}${empty}${field.note ? ` ${sentence(field.note.trim())}` : ''}`;
}
