package io.freshmaker.store;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Both engines: HSQLDB, and PostgreSQL on one server for all tests of a JVM, or on the one whose JDBC URL the system
 * property {@code freshmaker.test.db} gives.
 */
final class Engines implements ArgumentsProvider {

    private static final String GIVEN = System.getProperty("freshmaker.test.db", "");

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        var session = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Engines.class));
        var postgres = GIVEN.isEmpty()
                ? session.getOrComputeIfAbsent(ReusedSchemas.class, type -> new ReusedSchemas(), ReusedSchemas.class)
                : Engine.server(GIVEN);
        return Stream.of(Arguments.of(Engine.embedded()), Arguments.of(postgres));
    }
}
