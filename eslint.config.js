import { defineConfig, globalIgnores } from 'eslint/config'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** ESLint is here for bugs; who may import whom is said in .dependency-cruiser.cjs, looks are prettier's. */

const sources = ['{core,glossary,filters,server,client}/**/*.{ts,tsx}']
const pureRooms = ['{core,glossary}/**/*.ts']

const impure = (name, instead) => ({ name, message: `core and glossary are pure: ${instead}` })
const passIn = 'let the caller pass the value in.'

/** Words a person reads come from the locale files, so that both languages have them. */
const literalText = [
  {
    selector: 'JSXText[value=/\\p{L}{2}/u]',
    message: 'Text a person reads comes from t(): add a key to both locale files.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(title|alt|placeholder|aria-label|aria-description)$/] > Literal[value=/\\p{L}{2}/u]',
    message: 'Text a person reads comes from t(): add a key to both locale files.',
  },
]

export default defineConfig([
  globalIgnores(['dist', '.types', '.cache', 'node_modules', '**/*.gen.ts', 'tests/fixtures', 'coverage']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': 'error',
      // An async function may answer a port that other engines need a promise for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', 400],
    },
  },
  {
    files: sources,
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: pureRooms,
    rules: {
      'no-restricted-globals': [
        'error',
        impure('window', passIn),
        impure('document', passIn),
        impure('process', passIn),
        impure('fetch', 'do the call in server or client.'),
        impure('setTimeout', 'timing is the caller’s.'),
        impure('performance', passIn),
        impure('crypto', passIn),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: `core and glossary are pure: ${passIn}` },
        { object: 'Math', property: 'random', message: `core and glossary are pure: ${passIn}` },
      ],
    },
  },
  {
    files: ['client/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...literalText] },
  },
  {
    files: ['client/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'bench/**/*.ts'],
    rules: {
      // Replies of pages and processes arrive untyped; the assertion is the check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      'no-restricted-properties': [
        'error',
        ...['it', 'test', 'describe'].flatMap((object) =>
          ['skip', 'only', 'todo'].map((property) => ({ object, property, message: 'All tests run, always.' })),
        ),
        { object: 'page', property: 'waitForTimeout', message: 'Wait for the condition, not for time.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-unused-vars': 'error', 'max-lines': ['error', 400] },
  },
])
