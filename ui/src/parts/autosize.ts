// A text area as tall as its words, up to a limit.
export function autosize(el: HTMLTextAreaElement, _words: string): { update: (words: string) => void; destroy: () => void } {
  const most = (): number => Number.parseFloat(getComputedStyle(el).maxHeight) || Infinity;
  const fit = (): void => {
    el.style.height = 'auto';
    const borders = el.offsetHeight - el.clientHeight;
    el.style.height = `${Math.min(el.scrollHeight + borders, most())}px`;
  };
  fit();
  // After the words are in the field.
  const later = (): void => void requestAnimationFrame(fit);
  later();
  // The width decides the lines: fit again when it changes.
  let width = el.clientWidth;
  const watch = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => { if (el.clientWidth !== width) { width = el.clientWidth; fit(); } });
  watch?.observe(el);
  return { update: later, destroy: () => watch?.disconnect() };
}
