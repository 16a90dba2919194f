// Clerical review by keys, and half-done work kept while it is typed. Without it the page does the same by mouse.
(() => {
  'use strict';

  const form = document.getElementById('decide');
  const reason = document.getElementById('reason');
  const undo = document.getElementById('undo');
  const keysOn = document.getElementById('keys-on');
  const skip = document.getElementById('skip');
  const OFF = 'review-keys-off';

  keysOn.checked = localStorage.getItem(OFF) === null;
  keysOn.addEventListener('change', () => keysOn.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1'));

  // Radio buttons of candidates stand in the table, outside the form that they belong to.
  const choice = () => document.querySelector('input[name=Choice][type=radio]:checked');

  function choose(value) {
    const radio = document.querySelector(`input[name=Choice][value="${value}"]`);
    if (!radio) return;
    radio.checked = true;
    mark();
    keep();
    radio.closest('th, label').scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  // The column of the chosen candidate is framed, beside its filled radio button.
  function mark() {
    const chosen = choice();
    document.querySelectorAll('.compare .chosen').forEach(cell => cell.classList.remove('chosen'));
    const heading = chosen && chosen.closest('th');
    if (!heading) return;
    const column = heading.cellIndex;
    document.querySelectorAll('.compare tr').forEach(row => row.cells[column] && row.cells[column].classList.add('chosen'));
  }

  let timer = 0;
  let kept = '';
  const state = () => new URLSearchParams({ Choice: choice() ? choice().value : '-1', Reason: reason.value });

  function send() {
    const now = state();
    if (now.toString() === kept) return;
    kept = now.toString();
    now.set('__RequestVerificationToken', form.querySelector('input[name=__RequestVerificationToken]').value);
    fetch(form.dataset.draft, { method: 'POST', body: now, keepalive: true, redirect: 'manual' })
      .then(answer => { document.getElementById('kept').textContent = answer.status === 204 ? '已保存，可以随时离开。' : '没有保存上：登录可能已过期，请另开一页登录后再继续。'; })
      .catch(() => { kept = ''; document.getElementById('kept').textContent = '网络断开，连上后再写一个字就会保存。'; });
  }

  function keep() {
    clearTimeout(timer);
    timer = setTimeout(send, 600);
  }

  if (reason) {
    kept = state().toString();
    reason.addEventListener('input', keep);
    document.addEventListener('change', event => { if (event.target.name === 'Choice') { mark(); keep(); } });
    form.querySelectorAll('[data-reason]').forEach(button => button.addEventListener('click', () => {
      reason.value = button.dataset.reason;
      keep();
      reason.focus();
    }));
    window.addEventListener('pagehide', () => { if (!form.dataset.sent) send(); });
    mark();
  }

  const typing = element => element && (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT'
    || (element.tagName === 'INPUT' && !['radio', 'checkbox', 'button', 'submit'].includes(element.type)));
  const actsByItself = element => element && ['A', 'BUTTON', 'SUMMARY'].includes(element.tagName);

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === 'Escape' && typing(document.activeElement)) {
      document.activeElement.blur();
      return;
    }

    if (!keysOn.checked || typing(event.target)) return;
    if (event.key === '?') {
      const help = document.getElementById('keys');
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: 'nearest' });
    } else if (reason && /^[1-9]$/.test(event.key)) {
      choose(event.key);
    } else if (reason && event.key === 'n') {
      choose('0');
    } else if (reason && event.key === 'r') {
      reason.focus();
      reason.select();
    } else if (skip && event.key === 's') {
      form.requestSubmit(skip);
    } else if (undo && event.key === 'u') {
      undo.requestSubmit();
    } else if (reason && event.key === 'Enter' && !actsByItself(event.target)) {
      if (choice() && reason.value.trim() !== '') form.requestSubmit(document.getElementById('confirm'));
      else reason.focus();
    } else {
      return;
    }

    event.preventDefault();
  });
})();
