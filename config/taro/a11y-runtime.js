// The phone's half of a11y-plugin.js.
import { internalComponents, mergeInternalComponents } from '@tarojs/shared'
import { spoken, unused } from './a11y-attributes'

mergeInternalComponents(spoken)
for (const name of unused.View) delete internalComponents.View[name]
