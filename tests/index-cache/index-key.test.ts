import { expect, test } from 'vitest';
import { indexKey } from '../../src/index-cache/index-key.ts';

const files = {
  id: 'fair',
  summit: { name: '/some/where/fair/summit.yaml', content: 'title: Fair' },
  markdown: [{ name: '/some/where/fair/bread.md', content: '## Who bakes? {#baker}\n\nCarla.\n' }],
};
const key = indexKey(files);

test('is the same for the same files, wherever the folder is', () => {
  const elsewhere = {
    ...files,
    summit: { ...files.summit, name: 'fair/summit.yaml' },
    markdown: files.markdown.map((file) => ({ ...file, name: 'fair/bread.md' })),
  };
  expect(indexKey(elsewhere)).toBe(key);
});

test('names a file', () => {
  expect(key).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  ['the summit', { ...files, summit: { ...files.summit, content: 'title: Fairs' } }],
  ['an entry', { ...files, markdown: files.markdown.map((file) => ({ ...file, content: '## Who?\n' })) }],
  ['a file name', { ...files, markdown: files.markdown.map((file) => ({ ...file, name: 'cake.md' })) }],
  ['the number of files', { ...files, markdown: [...files.markdown, { name: 'z.md', content: '' }] }],
])('is another one when %s changes', (_, changed) => {
  expect(indexKey(changed)).not.toBe(key);
});
