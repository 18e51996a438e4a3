const path = require('node:path')
const { spoken, unused } = require('./a11y-attributes')

/**
 * Taro leaves aria-* out of weapp's templates on purpose (NervJS/taro#10025), so a screen reader would hear nothing.
 * This puts them back: TSX writes ariaRole, ariaLabel ... (see src/app/platform/aria.ts), base.wxml gets aria-role, aria-label ...
 */
module.exports = (ctx) =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' && platform.constructor.name !== 'Weapp') return
      platform.template.mergeComponents(ctx, spoken)
      for (const name of unused.View) delete platform.template.internalComponents.View[name]
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'a11y-runtime.js')].flat()
    },
  })
