// The desk in the browser: clocks that count, the bell, keys, and the half-typed answer that is never lost.
// The server decides and renders; nothing here knows a case's content beyond what is on the page.
var santral = (function () {
  'use strict';

  const one = (selector, from) => (from || document).querySelector(selector);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (whole, at) => values[at]);
  let desk = null;
  let ahead = 0;

  // ---- Clocks: the server's time, counted on here by the rule of io.santral.screen.Remaining.

  function setTime() {
    const said = one('.lines-count[data-now]') || desk;
    if (said) ahead = Number(said.dataset.now) - Date.now();
  }

  function left(due) {
    const span = due - (Date.now() + ahead);
    const over = span < 0 ? 'Over' : '';
    const minutes = Math.floor(Math.abs(span) / 60000);
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    const level = over ? 'OVERDUE' : minutes < 15 ? 'NEAR' : 'CALM';
    const texts = desk.dataset;
    if (days > 0) return [level, fill(texts['days' + over], days, hours)];
    if (hours > 0) return [level, fill(texts['hours' + over], hours, rest)];
    return [level, minutes > 0 ? fill(texts['minutes' + over], rest) : texts['moment' + over]];
  }

  function tick() {
    all('.clock[data-due]').forEach(clock => {
      const [level, text] = left(Number(clock.dataset.due));
      if (clock.dataset.level !== level) clock.dataset.level = level;
      const words = one('.clock-text', clock);
      if (words.textContent !== text) words.textContent = text;
    });
  }

  // ---- Offers: how long each stands is counted from when it was read; the last one to go asks for the next.

  let lapse = null;

  function ready() {
    const button = one('#switch');
    return button && button.getAttribute('aria-checked') === 'true';
  }

  function countDown() {
    const now = performance.now();
    let lapsed = false;
    all('.offer').forEach(offer => {
      if (!offer.until) offer.until = now + Number(offer.dataset.left);
      const rest = offer.until - now;
      if (rest <= 0) {
        offer.remove();
        lapsed = true;
        return;
      }
      const words = one('.offer-seconds', offer);
      const text = fill(words.dataset.text, Math.ceil(rest / 1000));
      if (words.textContent !== text) words.textContent = text;
      one('.offer-bar', offer).style.transform = 'scaleX(' + Math.min(1, rest / Number(offer.dataset.whole)) + ')';
    });
    if (lapsed) look(desk.dataset.case ? 'case' : 'queue');
  }

  /** A colleague's offer lapses without a ring; whoever is ready looks then, not all in the same moment. */
  function awaitLapse() {
    clearTimeout(lapse);
    const said = one('.lines-count');
    const left = said ? Number(said.dataset.lapse) : -1;
    if (left >= 0 && ready()) lapse = setTimeout(() => look(desk.dataset.case ? 'case' : 'queue'), left + 200 + Math.random() * 800);
  }

  // ---- The bell: "queue" or "case" means look again. At most one look at a time, at most one waiting.

  let looking = false;
  let wanted = null;

  function look(what) {
    if (looking || document.hidden) {
      wanted = wanted === 'case' ? wanted : what;
      return;
    }
    looking = true;
    wanted = null;
    const call = what === 'case' && window.santralCase ? window.santralCase : window.santralQueue;
    call();
  }

  function looked() {
    looking = false;
    if (wanted) look(wanted);
  }

  function listen() {
    const word = one('.live-text');
    let socket = null;
    let heard = 0;
    let pause = 1000;

    function state(on) {
      one('#live').dataset.state = on ? 'on' : 'away';
      word.textContent = on ? word.dataset.on : word.dataset.away;
    }

    function open() {
      const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
      const bell = (one('.lines-count') || desk).dataset.bell;
      socket = new WebSocket(scheme + '//' + location.host + desk.dataset.live
        + '?since=' + bell + '&case=' + encodeURIComponent(desk.dataset.case || ''));
      socket.onopen = () => { heard = Date.now(); pause = 1000; state(true); };
      socket.onmessage = news => {
        heard = Date.now();
        if (news.data !== '.') look(news.data);
      };
      socket.onclose = () => {
        state(false);
        setTimeout(open, pause + Math.random() * 500);
        pause = Math.min(pause * 2, 30000);
      };
    }

    // A wire that is cut without a word is noticed by its silence.
    setInterval(() => {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (Date.now() - heard > 60000) socket.close();
      else socket.send('.');
    }, 25000);
    // The net under the wire.
    setInterval(() => { if (socket.readyState !== WebSocket.OPEN) look(desk.dataset.case ? 'case' : 'queue'); }, 30000);
    document.addEventListener('visibilitychange', () => { if (!document.hidden && wanted) look(wanted); });
    open();
  }

  // ---- The answer: kept in this tab until it is surely in the outbox, with the key that makes it one reply.

  let box = null;

  function key() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
  }

  function place() {
    return 'santral.answer.' + desk.dataset.person + '.' + desk.dataset.case;
  }

  function keep() {
    const hidden = one('#answer\\:key');
    if (box.value) sessionStorage.setItem(place(), JSON.stringify({ text: box.value, key: hidden.value, answers: one('#rule').dataset.answers }));
    else sessionStorage.removeItem(place());
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(place()) || 'null');
    const hidden = one('#answer\\:key');
    hidden.value = kept ? kept.key : key();
    if (kept && !box.value) {
      box.value = kept.text;
      const words = one('#kept');
      words.textContent = words.dataset.text;
      if (kept.answers !== one('#rule').dataset.answers) window.santralAnswer([{ name: 'id', value: kept.answers }]);
    }
  }

  function weigh() {
    const rule = one('#rule');
    const count = Array.from(box.value).length;
    const max = Number(rule.dataset.max);
    const free = rule.dataset.free === 'true';
    const words = one('#left');
    const over = count > max;
    words.hidden = !free || count < max - 1000 && count < max / 2;
    words.dataset.over = over;
    words.textContent = over ? fill(words.dataset.textOver, count - max) : fill(words.dataset.text, max - count);
    box.readOnly = !free;
    one('.answer').dataset.free = free;
    one('#answer\\:send').disabled = !free || over || !box.value.trim();
    const avoided = one('#avoided');
    const said = avoided.dataset.words.split('|')
      .filter(word => word && box.value.toLocaleLowerCase('tr').includes(word.toLocaleLowerCase('tr')));
    avoided.hidden = !said.length;
    if (said.length) avoided.textContent = fill(avoided.dataset.text, said.join(', '));
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight + 2, window.innerHeight * 0.4) + 'px';
  }

  function typed() {
    one('#kept').textContent = '';
    keep();
    weigh();
  }

  function insert(text) {
    box.focus();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    typed();
  }

  /** After the click on "send": only what is surely in the outbox leaves the box. */
  function sent(args) {
    if (args && args.sent) {
      box.value = '';
      one('#answer\\:key').value = key();
      keep();
      one('#kept').textContent = '';
      end();
    }
    weigh();
  }

  function end() {
    const pane = one('#pane');
    if (pane) pane.scrollTop = pane.scrollHeight;
  }

  // ---- Keys.

  function move(step) {
    const lines = all('.line');
    if (!lines.length) return;
    const at = lines.indexOf(document.activeElement);
    const current = at >= 0 ? at : lines.findIndex(line => line.getAttribute('aria-current'));
    const next = lines[Math.max(0, Math.min(lines.length - 1, current + step))];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  function press(id) {
    const button = document.getElementById(id);
    if (button && !button.disabled) button.click();
  }

  function pressed(event) {
    const target = event.target;
    const typing = target.closest('input, textarea, select, [contenteditable]');
    if (target === box && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      press('answer:send');
      return;
    }
    if (event.key === 'Escape') {
      all('details.menu[open]').forEach(menu => { menu.open = false; one('summary', menu).focus(); });
      if (typing) target.blur();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || one('dialog[open]')) return;
    const inQueue = target.closest('.queue') || target === document.body;
    const deeds = {
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: inQueue && (() => move(1)),
      ArrowUp: inQueue && (() => move(-1)),
      n: () => press('next:go'),
      r: () => box && box.focus(),
      t: () => press('work:take'),
      l: () => press('label-ask'),
      w: () => press('why-ask'),
      v: () => press('proof-ask'),
      p: () => press('switch'),
      o: () => { const take = one('.offer-take'); if (take) take.click(); },
      x: () => { const decline = one('.offer-decline'); if (decline) decline.click(); },
      q: () => { const line = one('.line[aria-current]') || one('.line'); if (line) line.focus(); },
      '?': () => one('#keys').showModal()
    };
    if (deeds[event.key]) {
      event.preventDefault();
      deeds[event.key]();
    }
  }

  // ---- What needs a reason: one dialog asks for it and is the confirmation too.

  function ask(button) {
    const dialog = one('#ask');
    const number = one('#ask-number');
    const reason = one('#ask-reason');
    const picked = button.dataset.picked ? all(button.dataset.picked + ':checked').map(pick => pick.value).join(',') : '';
    const numbered = 'number' in button.dataset;
    if (numbered) one('#ask-number-name').textContent = button.dataset.number;
    one('#ask-title').textContent = button.dataset.title;
    one('#ask-what').textContent = button.dataset.what;
    one('#ask-go').textContent = button.dataset.go;
    one('#ask-number-field').hidden = !numbered;
    number.required = numbered;
    number.value = reason.value = dialog.returnValue = '';
    dialog.onclose = () => {
      if (dialog.returnValue !== 'go') return;
      const id = numbered ? number.value : 'picked' in button.dataset ? picked : button.dataset.id;
      window[button.dataset.ask]([{ name: 'id', value: id }, { name: 'reason', value: reason.value }]);
    };
    dialog.showModal();
    (numbered ? number : reason).focus();
  }

  /** What an agent has made sure of: how, and in their words. */
  function makeSure(button) {
    const dialog = one('#tick');
    const reason = one('#tick-reason');
    one('#tick-what').textContent = button.dataset.what;
    all('[name="ground"]', dialog).forEach(ground => { ground.checked = false; });
    reason.value = dialog.returnValue = '';
    dialog.onclose = () => {
      const ground = one('[name="ground"]:checked', dialog);
      if (dialog.returnValue !== 'go' || !ground) return;
      window.santralTick([{ name: 'id', value: button.dataset.tick }, { name: 'ground', value: ground.value }, { name: 'reason', value: reason.value }]);
    };
    dialog.showModal();
    one('[name="ground"]', dialog).focus();
  }

  /** The code that a customer says; it leaves the page with the click. */
  function entered(event) {
    const form = event.target.closest('.code-enter');
    if (!form) return;
    event.preventDefault();
    const digits = one('.code-digits', form);
    window.santralEnter([{ name: 'id', value: form.dataset.identity }, { name: 'code', value: digits.value }]);
    digits.value = '';
  }

  /** Only some can be taken out, not none and not all. What came together goes together. */
  function pick(event) {
    const changed = event.target;
    if (changed.matches('.said-pick')) all('.said-pick').filter(other => other.value === changed.value).forEach(other => { other.checked = changed.checked; });
    all('[data-picked]').forEach(button => {
      const picked = all(button.dataset.picked + ':checked').length;
      button.disabled = picked === 0 || picked === all(button.dataset.picked).length;
    });
  }

  // ---- What the case is about: one list, filtered by what is typed; Enter says the one that is marked.

  const plain = text => text.toLocaleLowerCase('tr').replace(/ı/g, 'i').normalize('NFD').replace(/[\u0300-\u036f]/g, '');

  function mark(option) {
    all('#label-list [aria-selected]').forEach(other => other.removeAttribute('aria-selected'));
    if (!option) return;
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    one('#label-find').setAttribute('aria-activedescendant', option.id);
  }

  function find() {
    const words = plain(one('#label-find').value).split(/\s+/).filter(word => word);
    all('#label-list [role=option]').forEach(option => {
      const text = plain(option.dataset.find);
      option.hidden = !words.every(word => text.includes(word));
    });
    const first = one('#label-list [role=option]:not([hidden])');
    one('#label-none').hidden = !!first;
    mark(first);
  }

  function label() {
    one('#label-find').value = '';
    one('#label').showModal();
    find();
    one('#label-find').focus();
  }

  function say(option) {
    if (!option) return;
    one('#label').close();
    window.santralLabel([{ name: 'id', value: option.dataset.say }]);
  }

  function labelling(event) {
    if (event.target.id !== 'label-find') return;
    const shown = all('#label-list [role=option]:not([hidden])');
    const at = shown.findIndex(option => option.hasAttribute('aria-selected'));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) mark(shown[Math.max(0, Math.min(shown.length - 1, at + step))]);
    else if (event.key === 'Enter') say(shown[at]);
    else return;
    event.preventDefault();
  }

  function choosing(event) {
    const dialog = event.target.closest('#ask');
    if (dialog && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      one('#ask-go').click();
    }
    const list = all('.suggestion');
    if (!list.length || dialog || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = list.findIndex(one => one.contains(document.activeElement));
    const step = { j: 1, k: -1 }[event.key];
    if (step) {
      const next = list[Math.max(0, Math.min(list.length - 1, at + step))];
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    }
    const answer = { a: '.suggestion-accept', x: '.suggestion-reject', u: '.suggestion-unsure' }[event.key];
    const button = answer && at >= 0 && one(answer, list[at]);
    if (button) {
      event.preventDefault();
      button.click();
    }
  }

  // ---- Clicks that belong to no form.

  function clicked(event) {
    const target = event.target.closest('[data-cookie], [data-call], [data-ask], [data-tick], [data-keys], [data-label], [data-say], .saved-reply, [data-log-out]');
    all('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
    if (!target) return;
    if (target.dataset.cookie) {
      const secure = location.protocol === 'https:' ? '; Secure' : '';
      document.cookie = target.dataset.cookie + '; path=/; max-age=31536000; SameSite=Lax' + secure;
      location.reload();
    } else if (target.dataset.tick) {
      makeSure(target);
    } else if (target.dataset.ask) {
      ask(target);
    } else if (target.dataset.call) {
      if (!target.dataset.sure || confirm(target.dataset.sure)) {
        window[target.dataset.call]([{ name: 'id', value: target.dataset.id }]);
        if (target.dataset.call === 'santralAnswer') box.focus();
      }
    } else if ('label' in target.dataset) {
      label();
    } else if (target.dataset.say) {
      say(target);
    } else if ('keys' in target.dataset) {
      one('#keys').showModal();
    } else if ('logOut' in target.dataset) {
      Object.keys(sessionStorage).filter(name => name.startsWith('santral.')).forEach(name => sessionStorage.removeItem(name));
    } else {
      target.closest('details').open = false;
      insert(target.dataset.text);
    }
  }

  // ---- When the server does not answer as it should.

  function trouble(lost) {
    const banner = one('#banner');
    one('span', banner).textContent = lost ? banner.dataset.lost : banner.dataset.failed;
    banner.hidden = false;
    one('button', banner).onclick = () => location.reload();
  }

  async function failed(xhr) {
    if (xhr.status === 409) {
      location.reload();
      return;
    }
    // A look that fails is made good by the next one; a click is not.
    if (looking) return;
    if (xhr.status === 401 || xhr.status === 403) {
      trouble(true);
      return;
    }
    try {
      const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' });
      trouble(answer.type === 'opaqueredirect' || answer.status === 401);
    } catch (away) {
      trouble(false);
    }
  }

  function start() {
    desk = one('#desk');
    document.addEventListener('click', clicked);
    document.addEventListener('submit', entered);
    document.addEventListener('change', pick);
    document.addEventListener('keydown', choosing);
    document.addEventListener('keydown', labelling);
    document.addEventListener('input', event => { if (event.target.id === 'label-find') find(); });
    if (window.jQuery) window.jQuery(document).on('pfAjaxError', (event, xhr) => failed(xhr));
    if (!desk) return;
    document.addEventListener('keydown', pressed);
    setTime();
    tick();
    setInterval(tick, 1000);
    box = one('#answer\\:text');
    if (box) {
      one('#left').dataset.textOver = one('#left').dataset.over;
      restore();
      box.addEventListener('input', typed);
      weigh();
      end();
    }
    const current = one('.line[aria-current]');
    const lines = one('#lines');
    const scroll = sessionStorage.getItem('santral.scroll');
    if (scroll) lines.scrollTop = Number(scroll);
    if (current) current.scrollIntoView({ block: 'nearest' });
    lines.addEventListener('scroll', () => sessionStorage.setItem('santral.scroll', lines.scrollTop), { passive: true });
    let ended = true;
    const $ = window.jQuery;
    $(document).on('pfAjaxSend', () => {
      const pane = one('#pane');
      ended = !pane || pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
    });
    $(document).on('pfAjaxComplete', (event, xhr) => {
      if (xhr && xhr.status === 200) one('#banner').hidden = true;
      setTime();
      tick();
      countDown();
      awaitLapse();
      if (box) weigh();
      if (ended) end();
      looked();
    });
    setInterval(countDown, 250);
    // Only a page that stands before somebody asks for work: a hidden one does when it is shown.
    window.addEventListener('load', () => { if (ready()) look('queue'); });
    listen();
  }

  document.addEventListener('DOMContentLoaded', start);
  return { sent: sent };
})();
