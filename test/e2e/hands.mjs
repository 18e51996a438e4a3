// What a person does on a page, and the phone they hold: shared by the stories.

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}
/** The smallest phone that is common. */
export const SMALL_PHONE = { ...PHONE, viewport: { width: 375, height: 812 } }
/** In the middle of 天和社区第 3 网格. */
export const HERE = { latitude: 49.44, longitude: 117.708, accuracy: 25 }

const first = (found) => found.filter({ visible: true }).first()

/** A string is the whole name. */
export const button = (page, name) => first(page.getByRole('button', { name, exact: true }))
export const press = (page, name) => button(page, name).click()
/** A closed sheet takes its entry out of the history a moment later: until then a new address would be left again. */
export const settled = (page) => page.waitForFunction(() => window.history.state?.layer === undefined)
export const shows = (page, text) => first(page.getByText(text)).waitFor()
export const write = (page, label, words) => first(page.getByRole('textbox', { name: label })).fill(words)
export const choose = (page, name) => first(page.getByRole('radio', { name })).click()
