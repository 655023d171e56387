// The form of a return, made quicker: keys go from cell to cell, a block of a spreadsheet is pasted over cells, and what is
// written is saved by itself. Without this script the form does the same by its buttons.

const form = document.querySelector('[data-return-grid]');
if (form) enhance(form);

function enhance(form) {
  const address = form.dataset.returnGrid;
  const status = form.querySelector('[data-grid-status]');
  const cells = [...form.querySelectorAll('[data-cell]')];
  const figures = cells.filter((cell) => !('words' in cell.dataset));
  const named = new Map(cells.map((cell) => [cell.dataset.cell, cell]));
  const conflicts = new Map();
  let timer;
  let pause = 1200;
  let saving = false;
  let refused = false;
  let sent = false;
  form.querySelector('.gh-grid-help').hidden = false;

  const seenOf = (cell) => form.elements[`seen/${cell.dataset.cell}`];
  const isDirty = (cell) => cell.value.trim() !== cell.defaultValue.trim();
  const unsaved = () => cells.filter((cell) => isDirty(cell) && !conflicts.has(cell.dataset.cell));
  const tell = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  // Keys. Tab is left to the browser, so that nobody is kept in; a text of several lines keeps its own arrows.
  const move = (from, by) => {
    const next = figures[figures.indexOf(from) + by];
    if (!next) return;
    next.focus();
    next.select();
  };
  form.addEventListener('keydown', (event) => {
    const { target, key, shiftKey, ctrlKey, altKey, metaKey, isComposing } = event;
    if (!figures.includes(target) || ctrlKey || altKey || metaKey || isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1, Enter: shiftKey ? -1 : 1 }[key];
    if (by === undefined) return;
    event.preventDefault();
    move(target, by);
  });

  // Paste. A row that names a cell, as those of the template do, goes where it says; other values go down from here.
  form.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const start = figures.indexOf(event.target);
    if (start === -1 || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const byName = new Map(cells.map((cell) => [cell.dataset.title.toLowerCase(), cell]));
    const changed = new Set();
    let at = start;
    let left = 0;
    const put = (cell, value) => {
      if (!cell) left += 1;
      else {
        cell.value = value;
        changed.add(cell);
      }
    };
    for (const row of text.replace(/\r/g, '').replace(/\n+$/, '').split('\n')) {
      const values = row.split('\t').map((value) => value.trim());
      const names = values.map((value) => named.get(value) ?? byName.get(value.toLowerCase()));
      const last = names.findLastIndex((cell) => cell !== undefined);
      if (last !== -1) put(names[last], values[last + 1] ?? '');
      else for (const value of values) put(figures[at++], value);
    }
    const over = left === 0 ? '' : ` ${left} did not fit below and were left out.`;
    tell(`Pasted into ${changed.size} cells.${over}`);
    later();
  });

  // Saving: only what was changed, each cell with the version that was seen.
  form.addEventListener('input', ({ target }) => {
    if (!cells.includes(target)) return;
    refused = false;
    later();
  });
  form.addEventListener('submit', () => {
    sent = true;
    clearTimeout(timer);
  });
  window.addEventListener('beforeunload', (event) => {
    if (!sent && unsaved().length > 0) event.preventDefault();
  });

  function later() {
    clearTimeout(timer);
    if (!sent) timer = setTimeout(save, pause);
    pause = 1200;
  }

  async function save() {
    const dirty = unsaved();
    if (saving || refused || sent || dirty.length === 0) return;
    saving = true;
    const written = dirty.map((cell) => ({
      cell: cell.dataset.cell,
      text: cell.value,
      seen: Number(seenOf(cell).value),
    }));
    tell('Saving…');
    try {
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ cells: written }),
      });
      const said = await answer.json();
      if (answer.ok) await settle(said);
      else refuse(said.error);
    } catch {
      tell('Not saved: there is no connection. What you wrote stays here and is tried again.');
      pause = 5000;
    } finally {
      saving = false;
      if (!refused && unsaved().length > 0) later();
    }
  }

  async function settle({ saved, conflicts: against }) {
    for (const one of saved) accept(named.get(one.cell), one);
    for (const one of against) oppose(named.get(one.cell), one);
    const at = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    const both = against.length === 0 ? '' : ` ${against.length} saved by somebody else: choose which to keep.`;
    tell(`Saved at ${at}.${both}`);
    await refresh();
  }

  /** A text that the hub has; somebody may have gone on writing meanwhile, and then it is to be saved again. */
  function accept(cell, { text, version }) {
    cell.defaultValue = text;
    seenOf(cell).value = version;
  }

  /** What is refused as it stands is not sent again before something is changed. */
  function refuse({ message, problems = [] }) {
    refused = true;
    tell(`Not saved: ${[message, ...problems.map((problem) => problem.message)].join(' ')}`);
  }

  /** Both texts side by side, and a button for each. */
  function oppose(cell, { yours, kept }) {
    conflicts.get(cell.dataset.cell)?.remove();
    const box = document.createElement('div');
    box.className = 'gh-conflict';
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', `${cell.dataset.title}: saved by two`);
    const words = document.createElement('p');
    words.textContent = `${kept.by} saved “${kept.text || 'blank'}” meanwhile. You wrote “${yours || 'blank'}”.`;
    const choose = (label, take) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'govuk-button govuk-button--secondary';
      button.textContent = label;
      button.addEventListener('click', () => {
        box.remove();
        conflicts.delete(cell.dataset.cell);
        take();
        cell.focus();
      });
      return button;
    };
    const mine = choose('Keep mine', () => {
      accept(cell, kept);
      save();
    });
    const theirs = choose('Keep theirs', () => {
      accept(cell, kept);
      cell.value = kept.text;
    });
    box.append(words, mine, theirs);
    conflicts.set(cell.dataset.cell, box);
    cell.closest('.govuk-form-group').before(box);
  }

  /** What the checks say now, and what others have saved in cells that nobody is writing in here. */
  async function refresh() {
    const answer = await fetch(location.pathname);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-part]')) {
      const now = fresh.getElementById(part.id);
      if (now && now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
    }
    for (const details of form.querySelectorAll('details')) {
      if (fresh.getElementById(details.id)?.open) details.open = true;
    }
    for (const cell of cells) {
      const now = fresh.getElementById(cell.id);
      if (!now) continue;
      cell.classList.toggle('govuk-input--error', now.classList.contains('govuk-input--error'));
      const version = now.form.elements[`seen/${cell.dataset.cell}`].value;
      if (isDirty(cell) || cell === document.activeElement || conflicts.has(cell.dataset.cell)) continue;
      cell.value = now.value;
      accept(cell, { text: now.value, version });
    }
  }
  window.addEventListener('focus', refresh);
}
