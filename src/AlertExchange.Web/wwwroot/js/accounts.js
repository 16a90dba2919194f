// Shows of an account's form only what its role needs. Without script everything is shown and says whom it is for.
(() => {
  'use strict';
  const choice = document.querySelector('[data-role-choice]');
  if (!choice) return;
  const show = () => document.querySelectorAll('[data-for-role]').forEach(part => { part.hidden = part.dataset.forRole !== choice.value; });
  choice.addEventListener('change', show);
  show();
})();
