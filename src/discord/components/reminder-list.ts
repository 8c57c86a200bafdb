import { replaceInTime } from '../interactions/in-time.ts';
import { listFor, ownersFor } from '../reminding/look-up.ts';
import { stoppedText } from '../reminding/stopping.ts';
import { chosen, type ComponentHandler } from './handler.ts';

/** Shows a page of somebody's reminders. */
export const reminders: ComponentHandler = async (interaction, { page }, services) => {
  await replaceInTime(interaction, () => listFor(interaction, services, page));
};

/** Stops the one that was chosen: the person's own, or the server's for who may. */
export const drop: ComponentHandler = async (interaction, { page }, services) => {
  const { own, server } = ownersFor(interaction);
  await replaceInTime(interaction, async () => {
    const ids = chosen(interaction);
    const ofOwn = await services.reminders.stop(own, ids);
    const stopped = ofOwn.length > 0 || !server ? ofOwn : await services.reminders.stop(server, ids);
    const news = stoppedText(stopped, services.reminders.findPack);
    return listFor(interaction, services, page, news);
  });
};

/** Takes up again what was paused, under the same rules. */
export const resume: ComponentHandler = async (interaction, { page }, services) => {
  const { own, server } = ownersFor(interaction);
  const [id = ''] = chosen(interaction);
  await replaceInTime(interaction, async () => {
    const { reminders: kept } = services;
    const isResumed =
      (await kept.resume(own, id)) || (server !== undefined && (await kept.resume(server, id)));
    return listFor(interaction, services, page, isResumed ? 'Resumed.' : 'It is not there any more.');
  });
};
