package io.freshmaker.command;

import io.freshmaker.change.Envelope;
import java.util.EnumSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the label of an envelope that a bus has, with picocli's own way of refusing. */
final class EnvelopeName implements ITypeConverter<Envelope> {

    @Override
    public Envelope convert(String label) {
        for (Envelope envelope : EnumSet.complementOf(EnumSet.of(Envelope.FLAT, Envelope.OWN))) {
            if (envelope.label().equals(label)) {
                return envelope;
            }
        }
        throw new TypeConversionException(
                "'" + label + "' is no envelope of a bus: write fedmsg, fedora-messaging or umb.");
    }
}
