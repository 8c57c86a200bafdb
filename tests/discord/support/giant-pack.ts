const long = (text: string, length: number) =>
  text
    .repeat(Math.ceil(length / text.length))
    .slice(0, length)
    .trim();

const numbers = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

/** A pack at and over every limit of Discord's: long titles, names and questions, many sessions, topics and entries. */
export const giantYaml = `title: ${long('The very long *Assembly* of <@1> ', 600)}
location: ${long('A place with a long name, ', 500)}
timezone: Europe/Zurich
participants:
${numbers(60)
  .map((n) => `  - {name: ${long(`Guest${n} of honour `, 150)}, role: ${long('speaker ', 150)}}`)
  .join('\n')}
sources:
${numbers(40)
  .map(
    (n) =>
      `  s${n}: {publisher: ${long(`Publisher${n} `, 200)}, title: ${long('Proceedings ', 300)}, published: 2030-05-01, url: "https://example.org/${'x'.repeat(150)}"}`,
  )
  .join('\n')}
sessions:
${numbers(40)
  .map(
    (n) =>
      `  - {id: session-${n}-${'x'.repeat(60)}, title: ${long(`Session${n} on everything `, 250)}, start: "2030-07-${String(1 + (n % 28)).padStart(2, '0')} 19:00", place: ${long('Hall ', 200)}, status: planned, source: s1}`,
  )
  .join('\n')}
`;

const entry = (
  n: number,
) => `## ${long(`What about matter${n} and its consequences `, 400)}? {#matter-${n}-${'y'.repeat(80)}}
> matter${n}

${long(`Matter${n} is settled and closed. `, 2500)}

${long(`Its detail${n} is told at length. `, 5000)}

See also: matter-${n === 1 ? 2 : 1}-${'y'.repeat(80)}
`;

export const giantMarkdown = `---
source: s1
---

${numbers(60)
  .map((n) => `# ${long(`Topic${n} with a long name `, 300)}\n\n${entry(n)}`)
  .join('\n')}`;
