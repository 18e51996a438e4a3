/** h5: to a part that is drawn in a moment, and maybe once more, as long as nothing else has the focus. */
export function focusSoon(part: string, frames = 40) {
  if (process.env.TARO_ENV !== 'h5') return
  const { activeElement, body } = document
  if (!activeElement || activeElement === body) document.querySelector<HTMLElement>(part)?.focus()
  if (frames > 0) requestAnimationFrame(() => focusSoon(part, frames - 1))
}
