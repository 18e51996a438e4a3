import { build } from './taro/build.mjs'

process.exit(build('h5', { API_BASE: '' }))
