import type { Store } from '../../../src/discord/ports.ts';

const gone = () => Promise.reject(new Error('the store is gone'));

/** A store that fails whatever is asked of it. */
export const goneStore: Store = {
  settings: { settingsOf: gone, saveSettings: gone },
  topics: { topicOf: gone, saveTopic: gone },
  misses: { addMiss: gone },
  feedback: { saveFeedback: gone },
  answeredMessages: {
    claim: gone,
    release: gone,
    markAnswered: gone,
    answerTo: gone,
    withdraw: gone,
    abandoned: gone,
  },
  publications: {
    publish: gone,
    publicationOf: gone,
    all: gone,
    lease: gone,
    release: gone,
    eventsOf: gone,
    save: gone,
    forget: gone,
    settle: gone,
    stop: gone,
    end: gone,
  },
  expiry: { removeExpired: gone },
  userData: { deleteUser: gone },
};
