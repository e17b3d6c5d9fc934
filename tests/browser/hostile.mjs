// Writes a description that has something hostile in every string that may hold any text: names, texts, keys, examples, facts of its page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const attack = [
  `"'><img src="https://attacker.example/pixel.png" onerror="alert('attribute')">`,
  `</title></style></textarea></script><script>alert('element')</script>`,
  `<svg onload=alert('svg')><a href="javascript:alert('link')">link</a><base href="https://attacker.example/">`,
  `<iframe srcdoc="<script>alert('frame')</script>"></iframe>--><!-- {{alert(1)}} \${alert(1)} \u202e\u2028`,
].join('');
const long = 'W'.repeat(300);
const text = (name) => `${name} canary ${attack} javascript:alert(1) ${long}`;
const evidence = (name) => ({ mark: text(`${name} mark`), reason: text(`${name} reason`) });

const field = (name, more) => ({
  type: 'string',
  description: `${text(name)}\n\n- ${text('item')}\n- \`${text('code')}\``,
  format: text('format'),
  pattern: text('pattern'),
  default: text('default'),
  example: text('example'),
  enum: [text('value'), text('other')],
  'x-enum-descriptions': [text('meaning'), text('meaning')],
  'x-evidence': evidence(name),
  'x-data-classification': { category: text('category'), sensitivity: text('sensitivity') },
  ...more,
});
const code = text('code');
const body = {
  type: 'object',
  required: [text('field')],
  properties: {
    [text('field')]: field('field'),
    [`javascript:alert('${long}')`]: { type: 'object', properties: { [text('inner')]: field('inner') } },
    code: field('code', {
      enum: [code],
      'x-error-codes': { [code]: { status: text('status'), message: text('message'), effect: text('effect'), 'x-evidence': evidence('code') } },
    }),
  },
  'x-required-when': { [text('inner')]: { [text('field')]: text('value') } },
};
const content = {
  [text('media/type')]: { schema: body, examples: { [text('example')]: { summary: text('summary'), value: { [text('key')]: text('value') } } } },
};
const description = {
  openapi: '3.0.3',
  info: { title: text('title'), version: text('version'), description: text('description') },
  servers: [{ url: `javascript:${text('server')}`, description: text('server') }],
  tags: [{ name: text('tag'), description: text('tag') }],
  paths: {
    [`/${text('path')}`]: {
      post: {
        operationId: 'hostile',
        summary: text('summary'),
        description: text('operation'),
        tags: [text('tag')],
        'x-page': 'hostile',
        'x-effect': text('effect'),
        'x-encryption': { request: text('request'), response: text('response') },
        'x-code-list': text('list'),
        'x-test-data': [{ status: 400, name: text('result'), code }],
        'x-evidence': { mark: 'unknown', reason: text('unknown') },
        parameters: [{ name: text('header'), in: text('in'), description: text('header'), schema: field('header') }],
        requestBody: { description: text('request'), content },
        responses: {
          200: { description: text('response'), headers: { [text('header')]: { description: text('header'), schema: field('header') } }, content },
          [text('status')]: { description: text('response'), content },
        },
      },
      get: { operationId: `../../${text('name')}`, responses: {} },
    },
  },
};

const fact = (name, more) => ({ name: text(name), type: 'string', requirement: 'required', ...more });
const direction = {
  encryption: 'encrypted',
  headers: [fact('header', { values: [text('value')], examples: [text('example')], formats: [text('form')], default: text('default'), stated_default: text('stated') })],
  parameters: [fact('parameter', { constraint: { length: '3' }, condition: { field: text('field'), value: text('value') }, values: [text('value')] })],
};
const lines = { title: 1, path: 2, request_headers: [3], request_parameters: [4], response_headers: [5], response_parameters: [6], codes: [7, 8], show_all: 9, results: [10] };
const facts = {
  page: 'hostile', title: text('title'), mode: 'sync', version: text('version'), versions: [text('version')], method: text('method'), path: text('path'),
  description: null, request: direction, response: direction,
  codes: { list: 'truncated', note: null, blocks: [1, 2].map(() => ({ status: 400, code: text('code'), message: text('message'), description: null })) },
  test_data: { selected: null, results: [{ status: 400, name: text('result') }] }, lines,
};
const known = { note: text('note'), operations: [{ title: text('known'), path: text('/known') }] };
const deviations = [{
  operations: ['hostile'], place: 'path', aspect: 'path', page: `/${facts.path}`, chosen: `/${text('path')}`, evidence: 'doc', reason: text('reason'),
}];

const folder = process.argv[2];
mkdirSync(join(folder, 'pages'), { recursive: true });
const write = (name, content) => writeFileSync(join(folder, name), JSON.stringify(content, null, 2));
write('openapi.json', description);
// JSON is YAML.
write('pages/hostile.yaml', facts);
write('known-operations.yaml', known);
write('deviations.yaml', deviations);
