/** The privacy rules (隐私规则) in force; whoever agreed to an earlier version is asked again before the next report. */
export const PRIVACY = { version: '2026-12', name: '2026年12月版' } as const

/** How long after asking an account goes (注销), in which it may be kept after all: the law's 15 working days are the most. */
export const LEAVING_LIMIT = '15wd'

/** Taking everything along (导出) and leaving (注销) ask for a sign-in of these last minutes. */
export const FRESH_MINUTES = 10
