/** How a run looks as a card. Pure: the same facts and the same time give the same card. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.slack.card;
