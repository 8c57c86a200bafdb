/** A second pack, on another subject, for servers to follow. */
export const libraryYaml = `title: Night of the Libraries
sources:
  poster: {publisher: Town library, title: Poster of the night, published: 2030-09-01}
`;

export const libraryMarkdown = `---
source: poster
---

# Visiting

## Who reads at midnight? {#midnight}
> midnight reading
> reader at twelve

Cleo Marsh reads at midnight.
`;
