import { parseSetCookie } from 'cookie';

/** What a browser was answered. */
export type Answer = {
  status: number;
  location: string | undefined;
  body: string;
  /** Of the page, without its tags. */
  text: string;
  setCookies: readonly string[];
};

type Kept = { value: string; path: string };

/** A browser without scripts: keeps cookies for each origin and follows no redirect unless it is told to. */
export class Browser {
  readonly #jar = new Map<string, Map<string, Kept>>();
  readonly #origin: string;
  readonly #agent: string;

  constructor(
    origin: string,
    agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  ) {
    this.#origin = origin;
    this.#agent = agent;
  }

  get(url: string): Promise<Answer> {
    return this.#send(url, { method: 'GET' });
  }

  post(url: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.#send(url, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
    });
  }

  /** Opens an address and whatever it redirects to; gives the last answer with the address that gave it. */
  async open(url: string): Promise<Answer & { url: string }> {
    let at = new URL(url, this.#origin).href;
    for (let steps = 0; steps < 12; steps++) {
      const answer = await this.get(at);
      if (answer.location === undefined) return { ...answer, url: at };
      at = new URL(answer.location, at).href;
    }
    throw new Error('There is no end to the redirects.');
  }

  /** The value of a cookie that it keeps for the hub. */
  cookie(name: string): string | undefined {
    return this.#jar.get(this.#origin)?.get(name)?.value;
  }

  /** Drops every cookie of an origin. */
  forget(origin: string): void {
    this.#jar.delete(origin);
  }

  /** Another browser with the same cookies as this one has now. */
  copy(): Browser {
    const copied = new Browser(this.#origin, this.#agent);
    for (const [origin, cookies] of this.#jar) copied.#jar.set(origin, new Map(cookies));
    return copied;
  }

  async #send(url: string, request: RequestInit): Promise<Answer> {
    const at = new URL(url, this.#origin);
    const headers = new Headers(request.headers);
    headers.set('user-agent', this.#agent);
    headers.set('cookie', this.#cookiesFor(at));
    const response = await fetch(at, { ...request, headers, redirect: 'manual' });
    const body = await response.text();
    const setCookies = response.headers.getSetCookie();
    this.#keep(at.origin, setCookies);
    return {
      status: response.status,
      location: response.headers.get('location') ?? undefined,
      body,
      text: textOf(body),
      setCookies,
    };
  }

  #cookiesFor({ origin, pathname }: URL): string {
    return [...(this.#jar.get(origin) ?? [])]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(origin: string, headers: readonly string[]): void {
    const cookies = this.#jar.get(origin) ?? new Map<string, Kept>();
    this.#jar.set(origin, cookies);
    for (const header of headers) {
      const { name, value = '', path = '/', maxAge, expires } = parseSetCookie(header);
      const isOver = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
      if (isOver) cookies.delete(name);
      else cookies.set(name, { value, path });
    }
  }
}

function textOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  return main
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
