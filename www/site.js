/* What all pages share: the present chapter is in view, and examples can be copied. */
(function () {
  'use strict';
  const current = document.querySelector('.head [aria-current]');
  if (current) {
    const list = current.closest('ol');
    list.scrollLeft = current.offsetLeft - list.offsetLeft - list.clientWidth / 2 + current.offsetWidth / 2;
  }

  /* Pages that do not come over TLS or from this machine have no clipboard, but may copy what is selected. */
  async function copy(code) {
    if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent);
    getSelection().selectAllChildren(code);
    if (!document.execCommand('copy')) throw new Error('it cannot be copied');
    getSelection().removeAllRanges();
  }

  for (const code of document.querySelectorAll('.trials pre > code, section > pre > code')) {
    const pre = code.parentNode;
    if (pre.closest('.exchange') || !code.textContent.trim()) continue;
    const home = document.createElement('div'), button = document.createElement('button');
    home.className = 'copied';
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await copy(code);
        button.textContent = 'Copied';
      } catch (error) {
        button.textContent = 'Not copied';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    pre.replaceWith(home);
    home.append(pre, button);
  }
}());
