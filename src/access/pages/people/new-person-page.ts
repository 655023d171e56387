import { z } from 'zod';
import { type Page, page } from '../../../web/index.ts';
import { addPerson } from '../../people/add-person.ts';
import { peopleCrumbs, personAddress, textField, toldAt } from './frame.ts';

/** A form to add somebody. */
export function newPersonPage(): Page {
  return page({
    needs: 'manage people',
    path: '/people/new',
    body: z.object({ name: textField, position: textField, email: textField }),
    show: () => ({
      view: 'access/views/people/new-person.njk',
      title: 'Add a person',
      breadcrumbs: peopleCrumbs({ text: 'Add a person' }),
    }),
    submit: async ({ hub, body: { name = '', position, email = '' } }) => {
      const { id } = await addPerson(hub, { name, position, email });
      return { redirect: toldAt(personAddress(id), 'added') };
    },
  });
}
