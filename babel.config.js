// Taro's preset compiles the app; under jest the same file serves node with a plain preset.
const taro = {
  framework: 'react',
  ts: true,
  compiler: 'webpack5',
  // no polyfills: everything we call is in these browsers, and they would weigh as much as React
  useBuiltIns: false,
  targets: process.env.TARO_ENV === 'h5' ? { chrome: '80', ios: '13' } : { ios: '13', android: '80' },
}
module.exports = (api) =>
  api.env('test')
    ? {
        presets: [
          ['@babel/preset-env', { targets: { node: '20' } }],
          ['@babel/preset-react', { runtime: 'automatic' }],
          ['@babel/preset-typescript', { allowDeclareFields: true }],
        ],
      }
    : { presets: [['taro', taro]] }
