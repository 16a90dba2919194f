// Sending a file: dropping it, and how far it has got. Without script the form is sent as it is.
(() => {
  'use strict';

  const form = document.querySelector('form[data-upload]');
  if (!form) return;

  const input = form.querySelector('input[type=file]');
  const drop = form.querySelector('.drop');
  const name = form.querySelector('.drop-name');
  const sending = form.querySelector('.sending');
  const bar = sending.querySelector('progress');
  const text = sending.querySelector('.sending-text');
  const button = form.querySelector('button[type=submit]');
  const problem = document.getElementById('upload-problem');
  const limit = Number(form.dataset.maxBytes);
  const sizeOf = bytes => bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';

  drop.classList.add('is-live');

  const tell = message => {
    const alert = document.createElement('div');
    alert.className = 'alert alert-danger';
    alert.textContent = message;
    problem.replaceChildren(alert);
    problem.scrollIntoView({ block: 'nearest' });
  };

  const show = () => {
    const file = input.files[0];
    name.textContent = file ? file.name + '（' + sizeOf(file.size) + '）' : '';
    problem.replaceChildren();
    if (file && file.size > limit) tell('文件有 ' + sizeOf(file.size) + '，超过 ' + sizeOf(limit) + ' 的上限。请删去表里的图片和无关的工作表，或分成几个文件。');
  };

  input.addEventListener('change', show);
  ['dragenter', 'dragover'].forEach(kind => drop.addEventListener(kind, event => {
    event.preventDefault();
    drop.classList.add('is-over');
  }));
  ['dragleave', 'drop'].forEach(kind => drop.addEventListener(kind, event => {
    event.preventDefault();
    drop.classList.remove('is-over');
  }));
  drop.addEventListener('drop', event => {
    if (event.dataTransfer.files.length > 1) {
      tell('一次只能传一个文件，这几个都没有选上。请一个一个传，传完一个再传下一个。');
    } else if (event.dataTransfer.files.length === 1) {
      input.files = event.dataTransfer.files;
      show();
    }
  });

  const busy = on => {
    button.disabled = on;
    sending.hidden = !on;
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    const file = input.files[0];
    if (!file || file.size > limit) {
      show();
      if (!file) tell('请先选择要报送的文件。');
      return;
    }

    problem.replaceChildren();
    bar.value = 0;
    text.textContent = '正在上传…';
    busy(true);
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('X-Upload', '1');
    request.upload.addEventListener('progress', sent => {
      if (!sent.lengthComputable) return;
      bar.value = Math.round(100 * sent.loaded / sent.total);
      text.textContent = sent.loaded < sent.total ? '正在上传，' + bar.value + '%' : '已传完，正在打开文件…';
    });
    request.addEventListener('load', () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { answer = {}; }
      if (answer.location) {
        location.href = answer.location;
        return;
      }

      busy(false);
      if (!answer.problem && new URL(request.responseURL).pathname === '/sign-in') {
        tell('登录已超时，文件没有传上去。请在新窗口登录后，回到这里再传一次。');
        return;
      }
      tell(answer.problem || '没有传成功，请再试一次。');
    });
    const broken = () => {
      busy(false);
      tell('网络断了，文件没有传上去。网络恢复后再点一次“上传并检查”。');
    };
    request.addEventListener('error', broken);
    request.addEventListener('timeout', broken);
    request.send(new FormData(form));
  });
})();
