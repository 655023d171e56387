import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../caller.ts';
import { callerBehind } from '../../sign-in/caller-behind.ts';
import type { SignInGround } from '../../sign-in/ground.ts';

/** Tells who sent a request; asked again for the same one, it answers the same. */
export type Identify = (request: FastifyRequest) => Promise<Caller>;

/** Puts on the server what sends a session's new value with the answer, and gives what tells who sent a request. */
export function identifyOn(server: FastifyInstance, ground: SignInGround): Identify {
  const callers = new WeakMap<FastifyRequest, Promise<Caller>>();
  const newValues = new WeakMap<FastifyRequest, readonly string[]>();
  server.addHook('onSend', (request, reply, _payload, done) => {
    for (const header of newValues.get(request) ?? []) {
      // A page that signs somebody in or out sets the cookie itself.
      if (!setsSameCookie(reply.getHeader('set-cookie'), header))
        reply.header('set-cookie', header);
    }
    done();
  });
  const find = async (request: FastifyRequest) => {
    const { caller, setCookies } = await callerBehind(ground, {
      cookies: request.headers.cookie,
      authorization: request.headers.authorization,
      door: /^\/api(?:[/?]|$)/.test(request.url) ? 'api' : 'web',
      requestId: request.id,
    });
    newValues.set(request, setCookies);
    return caller;
  };
  return (request) => {
    const known = callers.get(request) ?? find(request);
    callers.set(request, known);
    return known;
  };
}

function setsSameCookie(set: number | string | string[] | undefined, header: string): boolean {
  const name = header.slice(0, header.indexOf('=') + 1);
  return [set].flat().some((one) => typeof one === 'string' && one.startsWith(name));
}
