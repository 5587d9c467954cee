package io.freshmaker.forecast;

import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.ManualRequest;

/**
 * What somebody wants to know the plan of.
 *
 * @param message as the bus or a person would bring it
 * @param request what the person asks for beyond it; {@link ManualRequest#NONE} for a message of the bus
 */
public record Question(BusMessage message, ManualRequest request) {}
