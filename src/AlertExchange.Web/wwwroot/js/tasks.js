// Outcomes from places without network: what is typed stays in this browser until the server has it, is sent again when the connection
// comes back, and goes when it was taken or somebody signs out (site.js). The server takes a form once, however often it is sent.
(() => {
  'use strict';
  const PREFIX = 'alertx-task:';
  const SKIPPED = new Set(['__RequestVerificationToken', 'Form.Photos']);
  const token = () => { const meta = document.querySelector('meta[name="csrf-token"]'); return meta ? meta.content : ''; };
  const read = key => { try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; } };
  const write = (key, draft) => { try { localStorage.setItem(PREFIX + key, JSON.stringify(draft)); return true; } catch { return false; } };
  const forget = key => localStorage.removeItem(PREFIX + key);

  // What was typed into a form, without pictures: they do not fit.
  const typed = (form, submitter) => {
    const fields = {};
    new FormData(form).forEach((value, name) => { if (!SKIPPED.has(name) && typeof value === 'string') fields[name] = value; });
    if (submitter && submitter.name) fields[submitter.name] = submitter.value;
    return fields;
  };

  const post = async (address, body) => {
    const answer = await fetch(address, { method: 'POST', body, headers: { 'X-CSRF-TOKEN': token(), 'X-Sent-By': 'script' }, credentials: 'same-origin' });
    // Whoever is not signed in any more is led to the sign-in; a form token of an earlier sign-in is refused.
    if (answer.redirected || answer.status === 400 || answer.status === 401 || answer.status === 403) return { state: 'signed-out' };
    if (!(answer.headers.get('content-type') || '').includes('json')) throw new Error('no answer');
    return answer.json();
  };

  // A phone takes larger pictures than are needed; a smaller copy is quick on a slow line.
  const smaller = async file => {
    if (!window.createImageBitmap || file.size < 700000) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const copy = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
      return copy && copy.size < file.size ? new File([copy], 'photo.jpg', { type: 'image/jpeg' }) : file;
    } catch {
      return file;
    }
  };

  const section = document.querySelector('#outcome');
  if (section) page(section);
  const unsent = document.querySelector('[data-unsent]');
  if (unsent) inbox(unsent);

  function page(section) {
    const forms = [...section.querySelectorAll('form[data-outcome]')];
    const full = section.querySelector('form[data-keep]');
    const line = section.querySelector('[data-sending]');
    const problems = document.querySelector('#problems');
    const key = full.dataset.draft;
    let waiting = null;
    let sending = false;

    const say = text => { line.textContent = text; };
    const complain = text => { problems.textContent = text; problems.hidden = !text; if (text) problems.scrollIntoView({ block: 'nearest' }); };
    const set = (name, value) => forms.forEach(form => { const field = form.querySelector(`[name="${name}"]`); if (field) field.value = value; });

    const narrow = () => {
      const kind = full.querySelector('[name="Form.Kind"]:checked');
      const select = full.querySelector('[name="Form.Reason"]');
      let any = false;
      select.querySelectorAll('optgroup').forEach(group => {
        const fits = kind && group.dataset.kind === kind.value;
        group.hidden = group.disabled = !fits;
        any = any || fits;
      });
      full.querySelector('[data-reasons]').hidden = !any;
      const chosen = select.selectedOptions[0];
      if (chosen && chosen.parentElement.disabled) select.value = '';
      full.querySelectorAll('[data-for-kind]').forEach(part => { part.hidden = !kind || part.dataset.forKind !== kind.value; });
    };

    const restore = draft => {
      Object.entries(draft.fields).forEach(([name, value]) => {
        if (name === 'Form.Revision') return;
        full.querySelectorAll(`[name="${name}"]`).forEach(field => { if (field.type === 'radio') field.checked = field.value === value; else field.value = value; });
      });
      set('Form.FormId', draft.fields['Form.FormId']);
      narrow();
    };

    const known = read(key);
    if (known) {
      restore(known);
      full.closest('details').open = true;
      say(known.queued ? '有一份结论还没有发出去。' : '已恢复上次没有提交的内容' + (known.photos ? '，照片请重新选择。' : '。'));
    }
    narrow();

    full.addEventListener('change', narrow);
    full.addEventListener('input', () => {
      const photos = full.querySelector('[name="Form.Photos"]').files.length > 0;
      write(key, { at: Date.now(), address: full.action, fields: typed(full), photos, queued: false });
    });

    const body = async (form, fields) => {
      const data = new FormData();
      Object.entries(fields).forEach(([name, value]) => data.append(name, value));
      const photos = form.querySelector('[name="Form.Photos"]');
      if (photos) for (const file of photos.files) data.append('Form.Photos', await smaller(file));
      return data;
    };

    // What the server would not take is not sent over a slow line first: a request that is cut off looks like no network.
    const takes = (form, data) => {
      const [photos, chosen] = [form.querySelector('[name="Form.Photos"]'), data.getAll('Form.Photos')];
      return !photos || (chosen.length <= Number(photos.dataset.most) && chosen.every(file => file.size <= Number(photos.dataset.bytes)));
    };

    const send = async (form, fields) => {
      if (sending) return;
      sending = true;
      waiting = { form, fields };
      say('正在提交…');
      complain('');
      const photos = form.querySelector('[name="Form.Photos"]');
      const draft = { at: Date.now(), address: form.action, fields, photos: !!photos && photos.files.length > 0, queued: true };
      write(key, draft);
      try {
        const data = await body(form, fields);
        const answer = takes(form, data) ? await post(form.action, data) : { state: 'incomplete', message: '照片太多或太大，没有提交。请按照片栏里写的张数和大小重新选择。' };
        waiting = null;
        if (answer.state === 'done') {
          forget(key);
          location.href = answer.next;
          return;
        }
        if (answer.state === 'signed-out') {
          write(key, { ...draft, queued: false });
          location.href = '/sign-in?returnUrl=' + encodeURIComponent(location.pathname);
          return;
        }
        write(key, { ...draft, queued: false, gone: answer.state === 'gone' });
        restore({ fields });
        say('');
        complain(answer.message);
        if (answer.state === 'changed') set('Form.Revision', answer.revision);
      } catch {
        say('没有网络，内容已存在本机，联网后自动提交。请不要退出登录。' + (draft.photos ? '离开本页后照片要重新选择。' : ''));
      } finally {
        sending = false;
      }
    };

    forms.forEach(form => form.addEventListener('submit', event => {
      event.preventDefault();
      send(form, typed(form, event.submitter));
    }));
    const again = () => { if (waiting && navigator.onLine) send(waiting.form, { ...waiting.fields, 'Form.Revision': full.querySelector('[name="Form.Revision"]').value }); };
    window.addEventListener('online', again);
    setInterval(again, 15000);
    // Sent before this page was loaded anew: without pictures it goes by itself, else somebody has to choose them again.
    if (known && known.queued && !known.photos && navigator.onLine) send(full, { ...known.fields });
  }

  // The inbox sends what waits of any task; what cannot be taken is left for its own page.
  function inbox(box) {
    const own = PREFIX + box.dataset.login + ':';
    const queued = () => Object.keys(localStorage).filter(name => name.startsWith(own)).map(name => name.slice(PREFIX.length)).filter(key => { const draft = read(key); return draft && draft.queued; });
    let busy = false;
    const flush = async () => {
      if (busy || !navigator.onLine) return;
      busy = true;
      for (const key of queued()) {
        const draft = read(key);
        if (draft.photos) continue;
        const data = new FormData();
        Object.entries(draft.fields).forEach(([name, value]) => data.append(name, value));
        try {
          const answer = await post(draft.address, data);
          if (answer.state === 'done') forget(key); else write(key, { ...draft, queued: false, gone: answer.state === 'gone' });
        } catch {
          break;
        }
      }
      busy = false;
      show();
    };
    const show = () => {
      const left = Object.keys(localStorage).filter(name => name.startsWith(own));
      box.hidden = left.length === 0;
      box.replaceChildren();
      left.forEach(name => box.append(line(name, read(name.slice(PREFIX.length)) || { fields: {} })));
    };
    const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    // One that nobody can send any more is still its writer's: to read, and to throw away.
    const line = (name, draft) => {
      const row = make('div', '');
      const written = draft.at ? new Date(draft.at).toLocaleString('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }) + ' 写的' : '有一份';
      if (draft.gone) {
        row.append(make('span', written + '核查结论没有交上：任务已收回、转走或办结。'));
      } else {
        row.append(Object.assign(make('a', written + '核查结论没有提交，点此继续'), { href: '/tasks/' + name.slice(own.length) }));
      }
      const drop = Object.assign(make('button', '不要了'), { type: 'button', className: 'btn btn-sm' });
      drop.addEventListener('click', () => {
        if (!window.confirm('删除这份没有提交的内容？')) return;
        localStorage.removeItem(name);
        show();
      });
      row.append(' ', drop);
      if (draft.fields['Form.Note']) {
        const words = make('details', '');
        words.append(make('summary', '看写的说明'), make('p', draft.fields['Form.Note']));
        row.append(words);
      }
      return row;
    };
    window.addEventListener('online', flush);
    show();
    flush();
  }
})();
