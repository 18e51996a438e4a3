const ROLES = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']

/** h5: Enter and Space press whatever has the focus, as on a native button. */
export function listenForKeys() {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if ((event.key !== 'Enter' && event.key !== ' ') || !ROLES.includes(target.getAttribute?.('role') ?? '')) return
    event.preventDefault()
    target.click()
  })
}
