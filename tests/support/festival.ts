import { packOf } from './packs.ts';

/** A small pack on another subject than the shipped one, so that no test rests on Hanoi. */
export const festivalYaml = `title: Lakeside Jazz Festival 2030
location: Zurich, Switzerland
timezone: Europe/Zurich
participants:
  - {name: Ada Brook, role: trumpet, aliases: [ada, miss brook]}
  - {name: Ben Stone, role: piano, aliases: [ben]}
glossary:
  ticket: [tickets, pass, admission]
  open-air stage: [main stage, outdoor stage]
sources:
  leaflet: {publisher: Festival office, title: Leaflet for visitors, published: 2030-05-01}
  radio: {publisher: City Radio, title: Interview with Ada Brook, published: 2030-06-14}
sessions:
  - {id: opening, title: Opening concert, start: "2030-07-05 19:00", end: "2030-07-05 21:30", place: Lake stage, status: held, source: leaflet}
  - {id: workshop, title: Trumpet workshop, start: "2030-07-06 10:00", end: "2030-07-06 11:30", place: Music school, status: planned, source: leaflet}
  - {id: parade, title: Boat parade, start: "2030-07-06 14:00", place: Harbour, status: cancelled, note: The wind was too strong., source: leaflet}
  - {id: gala, title: Closing gala, start: "2030-07-06 20:00", end: "2030-07-06 23:00", place: Lake stage, status: planned, source: leaflet}
`;

export const festivalMarkdown = `---
source: leaflet
---

# Tickets

## How much is a ticket? {#price}
> ticket price
> what does it cost to get in
> how much for admission
> is it expensive

A ticket is 40 francs for one day and 70 francs for both.

Children under ten come in free. Students pay half.

See also: where-to-buy

## Where can I buy tickets? {#where-to-buy}
> buy a ticket
> ticket shop
> can i get tickets online
> where to purchase a pass

Tickets are sold at the harbour kiosk and on the festival's web page.

See also: price

# Music

## Who plays the trumpet? {#trumpet}
> trumpet player
> who is ada brook
> name of the trumpeter
> who blows the horn

Ada Brook plays the trumpet; she has won the city's prize twice.

Source: radio

## Why is the festival at the lake? {#why-lake}
> why by the water
> reason for the place
> what speaks for the lake
> how come it is on the shore

The lake carries the sound, says the festival office, and boats bring the visitors.
`;

export const festival = packOf(festivalYaml, festivalMarkdown);
