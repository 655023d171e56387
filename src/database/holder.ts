import { connect, type Socket } from 'node:net';
import { z } from 'zod';

const holderSchema = z.object({
  pid: z.number(),
  command: z.string(),
  since: z.string(),
  /** Whether it lets other commands use its database over this line. */
  shares: z.boolean(),
});

/** Who holds a data directory. */
export type Holder = z.infer<typeof holderSchema>;

/** Calls whoever listens at a socket; undefined when nobody does any more. */
export function callHolder(path: string): Promise<{ holder: Holder; socket: Socket } | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let said = '';
    const listen = (text: string) => {
      said += text;
      const end = said.indexOf('\n');
      if (end === -1) return;
      socket.off('data', listen).pause();
      resolve({ holder: holderSchema.parse(JSON.parse(said.slice(0, end))), socket });
    };
    socket.setEncoding('utf8').on('data', listen);
    socket.on('end', () => resolve(undefined));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
  });
}
