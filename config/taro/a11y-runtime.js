// The phone's half of a11y-plugin.js.
import { internalComponents, mergeInternalComponents } from '@tarojs/shared'
import { spoken, unused } from './a11y-attributes'

mergeInternalComponents(spoken)
for (const [component, names] of Object.entries(unused)) for (const name of names) delete internalComponents[component][name]
