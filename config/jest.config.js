// Four projects: the rules alone, the server on a real database, components, and the built mini-program in its test host.
const os = require('node:os')
const path = require('node:path')
const rootDir = path.resolve(__dirname, '..')
const transform = { '^.+\\.(t|j)sx?$|\\.mjs$': ['babel-jest', { configFile: path.join(rootDir, 'babel.config.js') }] }
// these packages are ES modules only
const transformIgnorePatterns = [
  '/node_modules/(?!(kysely|flatbush|flatqueue|cookie|content-disposition|@fastify/accept-negotiator|uuidv7|valibot)/)',
]
const modulePathIgnorePatterns = ['<rootDir>/out/', '<rootDir>/dist/']
const node = { rootDir, modulePathIgnorePatterns, transform, transformIgnorePatterns, testEnvironment: 'node' }

module.exports = {
  // a machine that does other things as well is slow, not wrong
  testTimeout: 60_000,
  // two files at once also on two cores: each waits for its database half of the time
  maxWorkers: Math.max(2, os.availableParallelism() - 1),
  projects: [
    { ...node, displayName: 'domain', testMatch: ['<rootDir>/test/domain/**/*.test.ts', '<rootDir>/test/house/**/*.test.ts'] },
    {
      ...node,
      displayName: 'server',
      testMatch: ['<rootDir>/test/server/**/*.test.ts'],
      globalSetup: '<rootDir>/test/helpers/database-setup.ts',
      globalTeardown: '<rootDir>/test/helpers/database-teardown.ts',
    },
    {
      rootDir,
      displayName: 'app',
      transform,
      transformIgnorePatterns,
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/app/**/*.test.tsx', '<rootDir>/test/app/**/*.test.ts'],
      moduleNameMapper: {
        '\\.css$': '<rootDir>/test/helpers/style.ts',
        '^@tarojs/components$': '<rootDir>/test/helpers/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/helpers/taro.ts',
      },
    },
    {
      rootDir,
      displayName: 'weapp',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'https://weapp.test/' },
      testMatch: ['<rootDir>/test/weapp/**/*.test.js'],
      transform: {},
    },
  ],
}
