/** What WeChat answers for a template: accept, acceptWithAudio …; reject, ban and filter are no consent. */
export const isConsent = (answer: string): boolean => answer.startsWith('accept')
