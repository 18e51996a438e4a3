/** Monday 2026-11-23 10:24 in Beijing: the "now" of every test that does not choose its own. */
export const TEST_NOW = Date.parse('2026-11-23T10:24:00+08:00')
export const TEST_SECRET = Buffer.alloc(32, 7)
