import type { Socket } from 'node:net';

/** The lines that arrive on a socket, one by one; undefined when the other side has hung up. */
export class Lines {
  private readonly arrived: string[] = [];
  private waiting: ((line: string | undefined) => void) | undefined;
  private partial = '';
  private ended = false;

  constructor(socket: Socket) {
    socket.setEncoding('utf8').on('data', (text) => this.take(String(text)));
    socket.once('end', () => this.end());
    socket.once('close', () => this.end());
  }

  next(): Promise<string | undefined> {
    const line = this.arrived.shift();
    if (line !== undefined || this.ended) return Promise.resolve(line);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  private take(text: string): void {
    const lines = (this.partial + text).split('\n');
    this.partial = lines.pop() ?? '';
    this.arrived.push(...lines);
    this.hand();
  }

  private end(): void {
    this.ended = true;
    this.hand();
  }

  private hand(): void {
    const { waiting } = this;
    if (!waiting || (this.arrived.length === 0 && !this.ended)) return;
    this.waiting = undefined;
    waiting(this.arrived.shift());
  }
}
