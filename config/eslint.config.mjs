import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['**/dist/', '**/data/', '**/out/', '**/node_modules/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
    },
  },
  { files: ['src/app/**'], plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  // scripts and tests speak to a terminal, and plain .js/.mjs files run in node
  { files: ['config/**', 'test/**', 'src/server/commands/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        global: 'readonly',
        document: 'readonly',
        fetch: 'readonly',
        FormData: 'readonly',
        Blob: 'readonly',
        URLSearchParams: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        ...Object.fromEntries(
          [
            'test',
            'expect',
            'jest',
            'beforeAll',
            'afterAll',
            'wx',
            'WebSocket',
            'CustomEvent',
            'localStorage',
            'window',
            'history',
            'getComputedStyle',
            'NodeFilter',
            'navigator',
            'Response',
            '__FILES__',
          ].map((name) => [name, 'readonly']),
        ),
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
