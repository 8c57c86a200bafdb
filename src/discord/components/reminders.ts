import { exitCodes, UserError } from '../../errors.ts';
import type { ComponentHandler } from './handler.ts';

const notYet: ComponentHandler = () => {
  throw new UserError('Not yet.', exitCodes.usage);
};

export { notYet as follow, notYet as snooze, notYet as stop };
