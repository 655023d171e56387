import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabases } from '../../../test/databases.ts';
import { openEmptyHub } from '../../../test/hubs.ts';
import { addPerson, endPerson, grantRole } from '../../access/people/index.ts';
import { type Database, sql } from '../../database/index.ts';
import { type Mailing, openMail } from '../../mail/index.ts';
import { type MailServer, openMailServer } from '../../mail/mail-server.fixture.ts';
import { queryReturn } from '../returns/check-steps.ts';
import { monthPeriodOf } from '../returns/due.ts';
import { listOwed } from '../returns/owed.ts';
import type { ReturnKey } from '../returns/return.ts';
import {
  analyst,
  fillIn,
  openReturnsHub,
  type ReturnsHub,
  rashid,
  readings,
  stranger,
} from '../returns/returns-hub.fixture.ts';
import { submitReturn } from '../returns/submit-return.ts';
import { listReminders } from './reminder-store.ts';
import { sendReminders } from './send-reminders.ts';

const audited = z.object({ about_id: z.string(), provider_id: z.string().nullable() });

for (const engine of testDatabases()) {
  describe(`reminders of returns on ${engine.name}`, { skip: engine.skip }, () => {
    let database: Database;
    let hub: ReturnsHub;
    let server: MailServer;
    let mailing: Mailing;
    before(async () => {
      database = await engine.open();
      hub = await openReturnsHub(openEmptyHub(database));
      for (const name of ['Ann Ames', 'Bo Birch', 'Cy Gone']) {
        const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
        const { id } = await addPerson(hub.base, { name, email });
        const subjectId = 'west-mercia';
        await grantRole(hub.base, { personId: id, role: 'provider-manager', subjectId });
        if (name === 'Cy Gone') await endPerson(hub.base, { personId: id, reason: 'Left' });
      }
    });
    after(() => database.close());
    beforeEach(async () => {
      server = await openMailServer();
      const publicUrl = 'https://hub.example.org';
      mailing = { name: 'Gatehouse', publicUrl, mail: openMail(server.settings) };
    });
    afterEach(() => server.close());

    const owedOf = (...keys: ReturnKey[]) =>
      Promise.all(
        keys.map(({ month, template, providerId }) =>
          listOwed(hub.as(analyst), {
            ...{ period: monthPeriodOf(month), template, providerIds: [providerId] },
          }),
        ),
      ).then((lists) => lists.flat());
    const remind = async (...keys: ReturnKey[]) =>
      sendReminders(hub.as(analyst), mailing, await owedOf(...keys));

    test('are one mail a person, with what is owed, by when and where, and nothing that was filled in', async () => {
      const one = hub.another();
      await fillIn(hub.as(rashid), one, { 'returned-area-court-reports-due': '4711081' });
      const other = hub.another();
      const reminded = await remind(one, other);
      assert.deepEqual(
        reminded.sent.map(({ name, returns }) => [name, returns]),
        [
          ['Ann Ames', 2],
          ['Bo Birch', 2],
        ],
      );
      assert.deepEqual(
        server.taken.map(({ to }) => to),
        [['ann.ames@example.org'], ['bo.birch@example.org']],
      );
      const { content = '' } = server.taken[0] ?? {};
      // July 2008 is due on 15 August, August on 15 September; it is the 10th of September.
      assert.match(content, /^Subject: 2 monthly returns wait for you, 1 overdue\r$/m);
      assert.match(content, /West Mercia: Probation area monthly return, Jul 2008/);
      assert.match(content, /was due on 15 August 2008/);
      assert.match(content, /is due on 15 September 2008/);
      const month = '/returns/probation-area-monthly/west-mercia/2008-07';
      assert.ok(content.replaceAll('=\r\n', '').includes(`https://hub.example.org${month}`));
      assert.doesNotMatch(content, /4711081|Rashid|Ana List/);
    });

    test('are kept and audited, and sent once a day', async () => {
      const key = hub.another();
      await remind(key);
      assert.equal(server.taken.length, 2);
      const again = await remind(key);
      assert.deepEqual([again.sent, again.alreadyToday, server.taken.length], [[], 2, 2]);
      const kept = await listReminders(hub.as(rashid).database, { providerIds: ['west-mercia'] });
      const of = kept.filter((one) => one.key.month === key.month);
      assert.deepEqual(
        of.map(({ to, by }) => [to.name, by.name]),
        [
          ['Ann Ames', 'Ana List'],
          ['Bo Birch', 'Ana List'],
        ],
      );
      const entries = await database.rows(
        audited,
        sql`select about_id, provider_id from audit_entry where action = 'return reminder sent'
            order by entry_number desc limit 2`,
      );
      const id = 'probation-area-monthly/west-mercia/2008-09';
      assert.deepEqual(entries, Array(2).fill({ about_id: id, provider_id: 'west-mercia' }));
      const elsewhere = hub.as(stranger).database;
      assert.deepEqual(await listReminders(elsewhere, { providerIds: ['west-mercia'] }), []);
    });

    test('that are not taken by the server are not kept, and can be sent later', async () => {
      const key = hub.another();
      await server.close();
      const { sent, failed } = await remind(key);
      assert.deepEqual([sent, failed.map(({ name }) => name)], [[], ['Ann Ames', 'Bo Birch']]);
      server = await openMailServer();
      mailing = { ...mailing, mail: openMail(server.settings) };
      assert.equal((await remind(key)).sent.length, 2);
    });

    test('tell of questions, and leave out what waits for somebody else', async () => {
      const key = hub.another();
      await fillIn(hub.as(rashid), key);
      await submitReturn(hub.as(rashid), readings(), key);
      await assert.rejects(remind(key), { code: 'DELIVER_NOTHING_OWED' });
      await queryReturn(hub.as(analyst), key, { cell: null, question: 'Is it 4712081?' });
      await remind(key);
      const { content = '' } = server.taken[0] ?? {};
      assert.match(content, /a question waits for your answer/);
      assert.doesNotMatch(content, /4712081/);
    });

    test('are sent by whoever checks the returns of these providers alone, where mail is set up', async () => {
      const owed = await owedOf(hub.another());
      const off = { ...mailing, mail: undefined };
      await assert.rejects(sendReminders(hub.as(rashid), mailing, owed), {
        code: 'ACCESS_DENIED',
      });
      const elsewhere = owed.map((one) => ({
        ...one,
        key: { ...one.key, providerId: 'warwickshire' },
      }));
      await assert.rejects(sendReminders(hub.as(analyst), mailing, elsewhere), {
        code: 'ACCESS_OUT_OF_SCOPE',
      });
      await assert.rejects(sendReminders(hub.as(analyst), off, owed), { code: 'DELIVER_MAIL_OFF' });
      assert.deepEqual(server.taken, []);
    });
  });
}
