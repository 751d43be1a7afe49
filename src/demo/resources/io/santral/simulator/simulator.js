'use strict';

const TEXTS = {
  tr: {
    title: 'Sayfalar', about: 'Markaların Facebook sayfaları ve öteki kanalları, bu makinede. Yazdıklarınız imzalı olarak Santral’a gider.',
    writeAs: 'Yazan kişi', speed: 'Hız', webhook: 'Santral’a iletim', play: 'Trafiği oynat', stop: 'Durdur',
    notPlaying: 'Hazır trafik', playing: (p, t) => `Oynuyor: ${p} / ${t}`,
    delivered: n => `${n} iletildi`, waiting: n => `${n} bekliyor`, status: s => s ? `son yanıt ${s}` : 'yanıt yok',
    lost: 'Simülatöre ulaşılamıyor. Yeniden deneniyor…', comment: 'Yorum yazın…', reply: 'Yanıt yazın…', send: 'Gönder',
    answer: 'Yanıtla', edit: 'Düzenle', remove: 'Sil', hide: 'Gizle', unhide: 'Göster', save: 'Kaydet', cancel: 'Vazgeç',
    edited: 'düzenlendi', isHidden: 'gizli', brand: 'Marka', page: n => `${n} yorum`, now: 'şimdi',
    language: 'EN', languageName: 'Switch to English', dark: 'Koyu', light: 'Açık',
    failed: 'Gönderilemedi: ', postBox: 'Gönderinin altına yorum',
    channels: 'Öteki kanallar', channel: 'Kanal', subject: 'Konu', proven: 'Kimliği kanıtlı', contactBox: 'Öteki kanaldan yazılan',
    mail: 'E-posta', call: 'Telefon', sms: 'SMS', chat: 'Web sohbeti', message: 'Mesajlaşma', post: 'X', fax: 'Faks',
    inbox: 'Telefonlara ve posta kutularına gelenler', inboxNone: 'Henüz bir şey gelmedi. Santral’ın gönderdiği tek kullanımlık kodlar burada görünür.',
    to: (address, owner) => owner ? `${owner}, ${address}` : address, answerAs: name => `${name} olarak yanıtla`,
    said: { mail: 'E-postayı yazın…', call: 'Arayanın söylediği…', other: 'Mesajı yazın…' },
  },
  en: {
    title: 'Pages', about: 'The brands’ Facebook pages and their other channels, on this machine. What you write goes to Santral, signed.',
    writeAs: 'You write as', speed: 'Speed', webhook: 'Deliveries to Santral', play: 'Play traffic', stop: 'Stop',
    notPlaying: 'Ready-made traffic', playing: (p, t) => `Playing: ${p} / ${t}`,
    delivered: n => `${n} delivered`, waiting: n => `${n} waiting`, status: s => s ? `last answer ${s}` : 'no answer',
    lost: 'The simulator does not answer. Trying again…', comment: 'Write a comment…', reply: 'Write a reply…', send: 'Send',
    answer: 'Reply', edit: 'Edit', remove: 'Delete', hide: 'Hide', unhide: 'Show', save: 'Save', cancel: 'Cancel',
    edited: 'edited', isHidden: 'hidden', brand: 'Brand', page: n => n === 1 ? '1 comment' : `${n} comments`, now: 'now',
    language: 'TR', languageName: 'Türkçeye geç', dark: 'Dark', light: 'Light',
    failed: 'Not sent: ', postBox: 'Comment under the post',
    channels: 'Other channels', channel: 'Channel', subject: 'Subject', proven: 'Identity proven', contactBox: 'Written by another channel',
    mail: 'Mail', call: 'Telephone', sms: 'SMS', chat: 'Web chat', message: 'Messenger', post: 'X', fax: 'Fax',
    inbox: 'What came to telephones and mailboxes', inboxNone: 'Nothing yet. One-time codes that Santral sends are shown here.',
    to: (address, owner) => owner ? `${owner}, ${address}` : address, answerAs: name => `Answer as ${name}`,
    said: { mail: 'Write the mail…', call: 'What the caller says…', other: 'Write the message…' },
  },
};
const SPEEDS = [0.5, 1, 4, 20, 100];
const asked = new URLSearchParams(location.search);
const remembered = (key, otherwise) => asked.get(key) || localStorage.getItem(key) || otherwise;
const $ = id => document.getElementById(id);

let language = remembered('language', 'tr');
let theme = remembered('theme', matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
let state = null;
let chosen = 0;
let writing = null; // the id of the comment that a reply or an edit is being written for, and which of the two
const known = new Set();

const t = key => TEXTS[language][key];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

async function say(lever, body) {
  const answer = await fetch('control/' + lever, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer.json();
}

const done = promise => promise.catch(e => alert(t('failed') + e.message));

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
function inkOn(colour) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16) / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? '#fff' : '#111';
}

function paint(element, colour) {
  element.style.setProperty('--brand', colour);
  element.style.setProperty('--brand-ink', inkOn(colour));
  // A dark brand colour would vanish as a line on a dark ground.
  element.style.setProperty('--brand-line', theme === 'dark' ? `color-mix(in srgb, ${colour} 60%, white)` : colour);
}

const initials = name => name.split(/\s+/).map(word => word[0]).filter((_, i, all) => i === 0 || i === all.length - 1)
  .join('').toLocaleUpperCase('tr');

function colourOf(name) {
  let hash = 0;
  for (const c of name) hash = (hash * 31 + c.codePointAt(0)) % 360;
  return `hsl(${hash} 45% 38%)`;
}

function ago(at) {
  const seconds = Math.round((new Date(at) - Date.now()) / 1000);
  if (seconds > -45) return t('now');
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (-seconds >= size || unit === 'minute') return format.format(Math.round(seconds / size), unit);
  }
}

function box(placeholder, label, text, button, submit, cancel) {
  const area = make('textarea', { rows: 1, placeholder, 'aria-label': label, maxLength: 8000 });
  area.value = text;
  const form = make('form', {
    onsubmit: async event => {
      event.preventDefault();
      const written = area.value.trim();
      if (!written) return area.focus();
      area.value = '';
      try {
        await submit(written);
      } catch (e) {
        area.value = written;
        alert(t('failed') + e.message);
      }
    },
  }, area, make('button', { type: 'submit' }, button));
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === 'Escape' && cancel) {
      cancel();
    }
  });
  return form;
}

function write(on, text) {
  return say('comments', { on, by: $('person').value, text });
}

function open(what, comment) {
  writing = { what, id: comment.id, draft: what === 'edit' ? comment.text : '' };
  show();
  document.querySelector('.comment form textarea')?.focus();
}

function shut(id) {
  writing = null;
  show();
  document.querySelector(`[data-id="${id}"] button`)?.focus();
}

function commentOf(page, comment, answers) {
  const fresh = known.size > 0 && !known.has(comment.id);
  const avatar = make('span', { class: comment.own ? 'avatar brand' : 'avatar', 'aria-hidden': 'true' }, initials(comment.by));
  if (!comment.own) avatar.style.background = colourOf(comment.by);
  const name = make('span', { class: 'name' }, comment.by);
  if (comment.own) name.append(make('span', { class: 'badge' }, t('brand')));
  const content = make('div', {}, make('div', { class: 'bubble' }, name, make('div', { class: 'text' }, comment.text)));
  const edits = writing?.id === comment.id && writing.what === 'edit';
  if (edits) {
    content.replaceChildren(box('', t('edit'), writing.draft, t('save'),
      async text => { await say('edit', { id: comment.id, text }); shut(comment.id); }, () => shut(comment.id)));
  } else {
    const meta = make('div', { class: 'meta' }, make('time', { datetime: comment.at, title: new Date(comment.at).toLocaleString(language) }, ago(comment.at)));
    if (comment.edited) meta.append(make('span', {}, t('edited')));
    if (comment.hidden) meta.append(make('span', {}, t('isHidden')));
    const act = (key, work) => meta.append(make('button', { type: 'button', class: 'link', onclick: work }, t(key)));
    act('answer', () => open('reply', comment));
    if (!comment.own) {
      act('edit', () => open('edit', comment));
      act('remove', () => done(say('delete', { id: comment.id })));
      act(comment.hidden ? 'unhide' : 'hide', () => done(say('hide', { id: comment.id, hidden: !comment.hidden })));
    }
    content.append(meta);
  }
  if (answers.length) content.append(make('ul', {}, ...answers.map(a => commentOf(page, a, []))));
  if (writing?.id === comment.id && writing.what === 'reply') {
    content.append(box(t('reply'), t('reply'), writing.draft, t('send'),
      async text => { await write(comment.id, text); shut(comment.id); }, () => shut(comment.id)));
  }
  const classes = ['comment', comment.own && 'own', comment.hidden && 'hidden', fresh && 'fresh'].filter(Boolean).join(' ');
  return make('li', { class: classes, 'data-id': comment.id }, avatar, content);
}

/** Who writes by another channel: by which, with which subject, and whether the channel can prove who it is. */
function channelsOf(page) {
  const kind = make('select', { 'aria-label': t('channel') }, ...page.lines.map(line => make('option', { value: line.id }, t(line.kind))));
  const subject = make('input', { type: 'text', placeholder: t('subject'), 'aria-label': t('subject'), maxLength: 190 });
  const proven = make('input', { type: 'checkbox' });
  const form = box(t('said').other, `${page.name}: ${t('contactBox')}`, '', t('send'), text => say('contacts', {
    line: kind.value, by: $('person').value, subject: subject.value.trim(), text, proven: proven.checked,
  }));
  const adapt = () => {
    const chosenKind = page.lines.find(line => line.id === kind.value).kind;
    subject.hidden = chosenKind !== 'mail';
    form.querySelector('textarea').placeholder = t('said')[chosenKind] || t('said').other;
  };
  kind.addEventListener('change', adapt);
  adapt();
  return make('article', { class: 'post channels', id: 'channels-' + page.id },
    make('h3', { class: 'text' }, t('channels')),
    make('div', { class: 'row' }, kind, subject, make('label', {}, proven, ' ', t('proven'))),
    form, make('ul', { class: 'comments' }),
    make('h3', { class: 'text' }, t('inbox')), make('ul', { class: 'letters', id: 'letters-' + page.id }));
}

/** What a brand sent to somebody: a code on a telephone, a mail in a mailbox. */
function letterOf(letter) {
  return make('li', { class: 'comment', 'data-id': letter.id },
    make('span', { class: 'avatar', 'aria-hidden': 'true' }, letter.kind === 'sms' ? '☎' : '✉'),
    make('div', {},
      make('div', { class: 'bubble' },
        make('span', { class: 'name' }, letter.brand, make('span', { class: 'badge' }, t(letter.kind))),
        ...(letter.subject && letter.kind === 'mail' ? [make('div', { class: 'text' }, make('b', {}, letter.subject))] : []),
        make('div', { class: 'text' }, letter.text)),
      make('div', { class: 'meta' },
        make('time', { datetime: letter.at, title: new Date(letter.at).toLocaleString(language) }, ago(letter.at)),
        make('span', {}, t('to')(letter.to, letter.owner)))));
}

function contactOf(contact, answers) {
  const fresh = known.size > 0 && !known.has(contact.id);
  const avatar = make('span', { class: contact.own ? 'avatar brand' : 'avatar', 'aria-hidden': 'true' }, initials(contact.by));
  if (!contact.own) avatar.style.background = colourOf(contact.by);
  const name = make('span', { class: 'name' }, contact.by, make('span', { class: 'badge' }, contact.own ? t('brand') : t(contact.kind)));
  const bubble = make('div', { class: 'bubble' }, name);
  if (contact.subject && !contact.own) bubble.append(make('div', { class: 'text' }, make('b', {}, contact.subject)));
  bubble.append(make('div', { class: 'text' }, contact.text));
  const content = make('div', {}, bubble, make('div', { class: 'meta' },
    make('time', { datetime: contact.at, title: new Date(contact.at).toLocaleString(language) }, ago(contact.at)),
    ...(contact.own ? [] : [make('span', {}, contact.from)])));
  if (contact.own && contact.kind === 'mail') {
    // Whoever has the mail can answer it, from their own address: its reader, or somebody whom it was forwarded to.
    content.querySelector('.meta').append(make('button', { type: 'button', class: 'link', onclick: () => open('reply', contact) }, t('answer')));
    if (writing?.id === contact.id && writing.what === 'reply') {
      content.append(box(t('answerAs')($('person').value), t('reply'), writing.draft, t('send'), async text => {
        await say('contacts', { line: contact.line, by: $('person').value, subject: 'Ynt: ' + contact.subject, text, answers: contact.id });
        shut(contact.id);
      }, () => shut(contact.id)));
    }
  }
  if (answers.length) content.append(make('ul', {}, ...answers.map(a => contactOf(a, []))));
  return make('li', { class: ['comment', contact.own && 'own', fresh && 'fresh'].filter(Boolean).join(' '), 'data-id': contact.id }, avatar, content);
}

/** Boxes under posts are made once, so that a draft survives what others write meanwhile. */
function build() {
  const main = $('pages');
  const tabs = $('tabs');
  main.replaceChildren();
  tabs.replaceChildren();
  state.pages.forEach((page, index) => {
    const section = make('section', { class: 'page', id: 'page-' + page.id, 'aria-label': page.name });
    paint(section, page.colour);
    section.append(make('div', { class: 'cover' },
      make('span', { class: 'avatar', 'aria-hidden': 'true' }, page.name[0]),
      make('div', {}, make('h2', {}, page.name), make('p', { class: 'count' }))));
    if (page.lines.length) section.append(channelsOf(page));
    for (const post of page.posts) {
      section.append(make('article', { class: 'post', id: 'post-' + post.id },
        make('p', { class: 'text' }, post.text),
        box(t('comment'), `${page.name}: ${t('postBox')}`, '', t('send'), text => write(post.id, text)),
        make('ul', { class: 'comments' })));
    }
    main.append(section);
    const tab = make('button', { type: 'button', role: 'tab', id: 'tab-' + page.id, onclick: () => choose(index) }, page.name);
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) choose((index + step + state.pages.length) % state.pages.length, true);
    });
    paint(tab, page.colour);
    tabs.append(tab);
  });
  choose(Math.min(chosen, state.pages.length - 1));
}

function choose(index, focus) {
  chosen = index;
  state.pages.forEach((page, i) => {
    $('page-' + page.id).classList.toggle('chosen', i === index);
    const tab = $('tab-' + page.id);
    tab.setAttribute('aria-selected', i === index);
    tab.tabIndex = i === index ? 0 : -1;
    if (focus && i === index) tab.focus();
  });
}

function show() {
  const draft = document.querySelector('.comment form textarea');
  const focused = draft && document.activeElement === draft ? [draft.selectionStart, draft.selectionEnd] : null;
  if (draft && writing) writing.draft = draft.value;
  for (const page of state.pages) {
    $('page-' + page.id).querySelector('.count').textContent = t('page')(page.count);
    if (page.lines.length) {
      const contacts = page.lines.flatMap(line => line.contacts);
      $('channels-' + page.id).querySelector('.comments').replaceChildren(...contacts.filter(c => !c.own)
        .sort((a, b) => a.at < b.at ? 1 : -1).map(c => contactOf(c, contacts.filter(a => a.parent === c.id))));
      const letters = page.lines.flatMap(line => line.letters).sort((a, b) => a.at < b.at ? 1 : -1);
      $('letters-' + page.id).replaceChildren(...(letters.length ? letters.map(letterOf) : [make('li', { class: 'quiet' }, t('inboxNone'))]));
    }
    for (const post of page.posts) {
      const all = page.comments.filter(c => c.post === post.id);
      // The newest first; what answers it in the order of the talk.
      const list = all.filter(c => !c.parent || !all.some(p => p.id === c.parent)).reverse()
        .map(c => commentOf(page, c, all.filter(a => a.parent === c.id)));
      $('post-' + post.id).querySelector('.comments').replaceChildren(...list);
    }
  }
  state.pages.forEach(page => [page.comments, ...page.lines.map(line => line.contacts)].flat().forEach(c => known.add(c.id)));
  if (focused) {
    const again = document.querySelector('.comment form textarea');
    again?.focus();
    again?.setSelectionRange(...focused);
  }
  const traffic = state.traffic;
  $('play').textContent = t(traffic.playing ? 'stop' : 'play');
  $('playing').textContent = traffic.playing ? t('playing')(traffic.played, traffic.total) : t('notPlaying');
  const sending = state.sending;
  const stuck = sending.waiting > 0 && sending.retried > 0 && sending.lastStatus !== 200;
  $('sending').className = 'status' + (stuck ? ' bad' : sending.waiting ? ' busy' : '');
  $('sending').textContent = [t('delivered')(sending.delivered),
    ...(sending.waiting ? [t('waiting')(sending.waiting)] : []), ...(stuck ? [t('status')(sending.lastStatus)] : [])].join(' · ');
}

function speak() {
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  document.title = t('title');
  document.querySelectorAll('[data-t]').forEach(e => { e.textContent = t(e.dataset.t); });
  $('language').textContent = t('language');
  $('language').setAttribute('aria-label', t('languageName'));
  $('theme').textContent = t(theme === 'dark' ? 'light' : 'dark');
  $('speedShown').textContent = SPEEDS[$('speed').value].toLocaleString(language) + '×';
  if (state) {
    build();
    show();
  }
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch('control/state?after=' + (state ? state.revision : -1));
      const next = await answer.json();
      const first = !state;
      state = next;
      $('lost').hidden = true;
      if (first) {
        $('person').replaceChildren(...state.people.map(name => make('option', {}, name)));
        build();
      }
      show();
    } catch (e) {
      $('lost').hidden = false;
      // A simulator that was started again counts from the beginning.
      if (state) state.revision = -1;
      await new Promise(later => setTimeout(later, 1500));
    }
  }
}

$('language').addEventListener('click', () => {
  language = language === 'tr' ? 'en' : 'tr';
  localStorage.setItem('language', language);
  speak();
});
$('theme').addEventListener('click', () => {
  theme = theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', theme);
  speak();
});
$('play').addEventListener('click', () => done(say('traffic', {
  play: !state.traffic.playing, speed: SPEEDS[$('speed').value], seed: Date.now() % 1000,
})));
$('speed').addEventListener('input', () => {
  $('speedShown').textContent = SPEEDS[$('speed').value].toLocaleString(language) + '×';
  if (state?.traffic.playing) done(say('traffic', { speed: SPEEDS[$('speed').value] }));
});
setInterval(() => state && !writing && show(), 30000);

speak();
follow();
