const barWidth = 30;

/** Shows how far long work is: a bar that redraws itself on a terminal, nothing elsewhere. */
export type Progress = { show(share: number): void; done(): void };

/** A bar with a title on a stream, which is left alone when it is not a terminal. */
export function progressOn(stream: NodeJS.WriteStream, title: string): Progress {
  if (!stream.isTTY) return { show: () => undefined, done: () => undefined };
  const draw = (share: number) => {
    const full = Math.round(Math.min(Math.max(share, 0), 1) * barWidth);
    const percent = `${Math.round(share * 100)}%`.padStart(4);
    stream.write(`\r${title} [${'='.repeat(full)}${' '.repeat(barWidth - full)}] ${percent}`);
  };
  return {
    show: draw,
    done: () => {
      draw(1);
      stream.write('\n');
    },
  };
}
