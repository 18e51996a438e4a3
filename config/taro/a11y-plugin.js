const path = require('node:path')
const { spoken, unused } = require('./a11y-attributes')

/**
 * Taro leaves aria-* out of weapp's templates on purpose (NervJS/taro#10025), so a screen reader would hear nothing.
 * This puts them back: TSX writes ariaRole, ariaLabel ... (see src/app/platform/aria.ts), base.wxml gets aria-role, aria-label ...
 * What nothing here sets is taken out, and with it the template of scroll-view, which Taro writes whether or not a page has one.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' && platform.constructor.name !== 'Weapp') return
      platform.template.mergeComponents(ctx, spoken)
      const { internalComponents } = platform.template
      for (const [component, names] of Object.entries(unused)) for (const name of names) delete internalComponents[component][name]
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'a11y-runtime.js')].flat()
    },
  })
  ctx.modifyComponentConfig(({ componentConfig }) => componentConfig.includes.delete('scroll-view'))
}
