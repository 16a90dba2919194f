// Keys and webhooks: only the scopes that the chosen holder may have are offered; a fresh key is selected with one click.
(() => {
  'use strict';

  document.querySelectorAll('form[data-scopes]').forEach(form => {
    const holder = form.querySelector('#holder');
    const show = () => {
      const group = holder.selectedOptions[0] && holder.selectedOptions[0].dataset.group;
      form.classList.toggle('chosen', !!group);
      form.querySelectorAll('[data-groups]').forEach(label => {
        const out = !!group && !label.dataset.groups.split(' ').includes(group);
        label.classList.toggle('out', out);
        const box = label.querySelector('input');
        box.disabled = out;
        if (out) box.checked = false;
      });
    };
    holder.addEventListener('change', show);
    show();
  });

  document.querySelectorAll('[data-select]').forEach(box => box.addEventListener('focus', () => box.select()));
})();
