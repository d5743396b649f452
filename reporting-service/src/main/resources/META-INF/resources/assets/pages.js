// Only adds to pages that work without it: the error summary is focused, a file's way up is shown.
(() => {
  'use strict';
  const summary = document.querySelector('[data-module="error-summary"]');
  if (summary) summary.focus();

  const form = document.querySelector('form[data-module="upload"]');
  if (!form) return;
  form.addEventListener('submit', (event) => {
    if (!form.querySelector('input[type="file"]').files.length) return;
    event.preventDefault();
    const bar = form.querySelector('progress');
    const said = form.querySelector('[data-progress]');
    const button = form.querySelector('button');
    const failed = (words) => {
      said.textContent = words;
      button.disabled = false;
      bar.hidden = true;
    };
    bar.hidden = false;
    button.disabled = true;
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', (sent) => {
      if (!sent.lengthComputable) return;
      bar.value = Math.round((100 * sent.loaded) / sent.total);
      said.textContent = sent.loaded === sent.total ? 'Sent. Checking every line.' : `Sent ${bar.value} percent`;
    });
    request.addEventListener('load', () => {
      if (request.status === 200) {
        window.location = request.responseURL;
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
      const main = answer.querySelector('main');
      if (!main) {
        failed('The file was not taken. Try again.');
        return;
      }
      document.title = answer.title;
      document.querySelector('main').replaceWith(document.adoptNode(main));
      const faults = document.querySelector('[data-module="error-summary"]');
      (faults || document.querySelector('main')).focus();
    });
    request.addEventListener('error', () => failed('The file did not arrive. Try again.'));
    request.send(new FormData(form));
  });
})();
