/** h5: on to the next part of the form by Enter; what is not asked for is passed over. */
export function focusOn(...parts: string[]) {
  if (process.env.TARO_ENV !== 'h5') return
  parts
    .map((part) => document.querySelector<HTMLElement>(part))
    .find(Boolean)
    ?.focus()
}

export const WORDS = '#field-text textarea'
export const NAME = '#field-behalf input[aria-label=姓名]'
export const PHONE = '#field-behalf input[aria-label=手机号]'
export const CONSENT = '#field-consent [role=checkbox]'
export const FILE = '.register__foot .btn'
