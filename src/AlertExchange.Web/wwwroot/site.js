// What every page may use, told by attributes; no page has script of its own in its text.
(() => {
  'use strict';

  // htmx sends the form token that the page was given.
  document.addEventListener('htmx:configRequest', event => {
    const token = document.querySelector('meta[name="csrf-token"]');
    if (token) event.detail.headers['X-CSRF-TOKEN'] = token.content;
  });

  // A sign-in that ended meanwhile answers a part with the sign-in page: go there instead of showing it inside.
  document.addEventListener('htmx:beforeOnLoad', event => {
    const target = new URL(event.detail.xhr.responseURL || location.href, location.href);
    if (target.pathname === '/sign-in') {
      event.preventDefault();
      location.href = '/sign-in?returnUrl=' + encodeURIComponent(location.pathname + location.search);
    }
  });

  // data-autosubmit: a filter that applies as soon as it is chosen.
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-autosubmit]');
    if (form) form.requestSubmit();
  });

  // data-confirm: asks before a form is sent. data-once: a second click sends nothing.
  document.addEventListener('submit', event => {
    const form = event.target;
    const question = (event.submitter && event.submitter.dataset.confirm) || form.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    if (form.dataset.once !== undefined) {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = '1';
    }
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(f => delete f.dataset.sent));

  // What was typed and not sent stays in this browser only while somebody is signed in.
  document.addEventListener('submit', event => {
    if (event.target.getAttribute('action') !== '/sign-out') return;
    Object.keys(localStorage).filter(name => name.startsWith('alertx-')).forEach(name => localStorage.removeItem(name));
  });

  // An open menu closes when something else is clicked or Escape is pressed.
  document.addEventListener('click', event => {
    document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') document.querySelectorAll('details.menu[open]').forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); });
  });

  // data-check-all="name": one box for all boxes of that name in the form.
  document.addEventListener('change', event => {
    const name = event.target.dataset && event.target.dataset.checkAll;
    if (name) event.target.form.querySelectorAll(`input[type=checkbox][name="${name}"]`).forEach(box => { box.checked = event.target.checked; });
  });

  // data-enter: Enter in a field is the button that stands with it, not the first one of the form. While a word is being composed it is neither.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || event.target.tagName !== 'INPUT') return;
    const box = event.target.closest('[data-enter]');
    const button = box && box.querySelector('button[type=submit]');
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  // data-revealed: a whole value is gone when the page is left, so that going back does not show it again.
  window.addEventListener('pagehide', () => document.querySelectorAll('[data-revealed]').forEach(shown => { shown.textContent = '已隐藏'; }));

  // data-print: prints the page.
  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) window.print();
  });
})();
