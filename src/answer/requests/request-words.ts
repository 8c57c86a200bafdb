/** Words that wishes about reminders are made of: typos are corrected to them, and they name nothing to be reminded of. */
export const requestWords: readonly string[] =
  `remind reminds reminded reminding reminder reminders notify notifying notification notifications alert alerts alerting ping pings
  pinging wake waking alarm alarms nudge buzz warn subscribe unsubscribe cancel delete remove disable enable mute
  anniversary anniversaries yearly annually daily
  pinged notified woken alerted unmute`.split(/\s+/);

/** Other words around a wish that name nothing either. */
export const wishWords: ReadonlySet<string> = new Set([
  ...requestWords,
  ...`set make add create put send need like leave drop heads shout message dm text poke bot please kindly quick new small
  stop quit end turn switch off clear unset kill forget rid pause silence undo want longer anymore bother again never no
  list show see view check display current active early earlier ahead prior advance beforehand about along start time
  every each all day days year years morning everything channel friendly sign would could interested starting activate resume later soon within`.split(
    /\s+/,
  ),
]);
