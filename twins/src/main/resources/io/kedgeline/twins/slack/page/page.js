'use strict';

const token = document.querySelector('meta[name=page-token]').content;
const at = (id) => document.getElementById(id);
const drawn = {};
let newest = true;

const here = () => new URLSearchParams(location.hash.slice(1));
const as = () => here().get('as') || at('people').value;

function go(changes) {
  const next = here();
  Object.entries(changes).forEach(([name, value]) => next.set(name, value));
  location.hash = next;
  newest = true;
  refresh();
}

function typed(form) {
  const values = {};
  for (const input of form.querySelectorAll('[name]')) {
    if (input.matches('[type=radio], [type=checkbox]') && !input.checked) {
      continue;
    }
    const value = input.multiple
      ? [...input.selectedOptions].map((option) => option.value).join(',') : input.value;
    values[input.name] = values[input.name] ? values[input.name] + ',' + value : value;
  }
  return values;
}

function fill(form, values) {
  for (const input of form.querySelectorAll('[name]')) {
    const value = values[input.name] || '';
    if (input.matches('[type=radio], [type=checkbox]')) {
      input.checked = value.split(',').includes(input.value);
    } else if (input.multiple) {
      for (const option of input.options) {
        option.selected = value.split(',').includes(option.value);
      }
    } else {
      input.value = value;
    }
  }
}

/** What was typed into a modal outlives that it is drawn anew. */
function drawView(html) {
  const dialog = at('view');
  const before = dialog.querySelector('form');
  const kept = before && { view: before.dataset.view, values: typed(before) };
  dialog.innerHTML = html;
  const now = dialog.querySelector('form');
  if (now && kept && kept.view === now.dataset.view) {
    fill(now, kept.values);
  }
  if (now && !dialog.open) {
    dialog.showModal();
  } else if (!now && dialog.open) {
    dialog.close();
  }
}

function draw(parts) {
  for (const [id, html] of Object.entries(parts)) {
    if (drawn[id] !== html) {
      drawn[id] = html;
      if (id === 'view') {
        drawView(html);
      } else {
        at(id).innerHTML = html;
      }
    }
  }
  if (newest) {
    newest = false;
    window.scrollTo(0, document.body.scrollHeight);
  }
}

let asked = 0;
async function refresh() {
  const turn = ++asked;
  const answer = await fetch('/screen?' + here(), { headers: { 'X-Page-Token': token } });
  const body = await answer.text();
  if (turn !== asked) {
    return;
  }
  if (answer.ok) {
    draw(JSON.parse(body));
  } else {
    at('told').textContent = body;
  }
}

async function act(kind, deed) {
  const answer = await fetch('/' + kind, {
    method: 'POST',
    headers: { 'X-Page-Token': token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: as(), ...deed }),
  });
  at('told').textContent = answer.ok ? '' : await answer.text();
  refresh();
}

/** Asks what the button wants confirmed; resolves to whether it was. */
function confirmed(button) {
  if (!button.dataset.title) {
    return Promise.resolve(true);
  }
  const dialog = at('question');
  const [no, yes] = dialog.querySelectorAll('button');
  dialog.querySelector('h2').textContent = button.dataset.title;
  dialog.querySelector('p').textContent = button.dataset.text;
  no.textContent = button.dataset.no;
  yes.textContent = button.dataset.yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    no.onclick = () => dialog.close('no');
    yes.onclick = () => dialog.close('yes');
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
  });
}

at('people').addEventListener('change', (event) => go({ as: event.target.value }));
at('rooms').addEventListener('click', (event) => {
  const room = event.target.closest('[data-room]');
  if (room) {
    go({ room: room.dataset.room });
  }
});
at('messages').addEventListener('click', async (event) => {
  const button = event.target.closest('[data-action]');
  if (button) {
    const message = button.closest('article').dataset;
    const deed = { channel: message.channel, ts: message.ts, action: button.dataset.action };
    if (await confirmed(button)) {
      act('click', deed);
    }
  }
});
at('view').addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) {
    act('close', { view: at('view').querySelector('form').dataset.view });
  }
});
at('view').addEventListener('cancel', (event) => {
  event.preventDefault();
  act('close', { view: at('view').querySelector('form').dataset.view });
});
at('view').addEventListener('submit', (event) => {
  event.preventDefault();
  act('submit', { view: event.target.dataset.view, values: typed(event.target) });
});
at('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const room = at('rooms').querySelector('[aria-current=true]');
  act('say', { channel: room.dataset.room, text: event.target.elements.text.value });
  event.target.reset();
});

async function begin() {
  for (;;) {
    await refresh().catch((gone) => { at('told').textContent = 'The page\'s server is gone.'; });
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}
begin();
