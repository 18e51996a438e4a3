/**
 * Taro leaves aria-* out of weapp's templates on purpose (NervJS/taro#10025), so a screen reader would hear nothing.
 * This puts them back: TSX writes ariaRole, ariaLabel ... (see src/app/lib/aria.ts), base.wxml gets aria-role, aria-label ...
 */
const BOX = ['Role', 'Label', 'Hidden', 'Checked', 'Disabled', 'Selected', 'Expanded', 'Live', 'Modal', 'DescribedBy']
const INPUT = ['Role', 'Label', 'Disabled', 'DescribedBy']
const WHO_SAYS_WHAT = {
  View: BOX,
  Text: ['Role', 'Label', 'Hidden'],
  Image: ['Role', 'Label', 'Hidden'],
  Button: BOX,
  Input: INPUT,
  Textarea: INPUT,
}

const attributes = (names) => Object.fromEntries(names.map((name) => [`aria-${name.toLowerCase()}`, `i.aria${name}`]))

module.exports = (ctx) =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' && platform.constructor.name !== 'Weapp') return
      const patch = Object.fromEntries(Object.entries(WHO_SAYS_WHAT).map(([component, names]) => [component, attributes(names)]))
      platform.template.mergeComponents(ctx, patch)
    },
  })
