package io.freshmaker.journey;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Holds another Java process exactly at one spot of its code, which needs nothing of the kind in that code. Only
 * threads that come by are held: the others, the embedded broker's too, go on until the process is killed.
 */
final class Debugger implements AutoCloseable {

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private final List<EventSet> caught = new ArrayList<>();
    private volatile CompletableFuture<Void> held = new CompletableFuture<>();
    private VirtualMachine machine;
    private volatile Spot spot;

    /** Waits for one process on the loopback interface. */
    Debugger() throws IOException, IllegalConnectorArgumentsException {
        connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(offered -> offered.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        arguments.get("port").setValue("0");
        arguments.get("timeout").setValue("30000");
        synchronized (connector) {
            address = connector.startListening(arguments);
        }
    }

    /** The option by which a JVM finds this debugger when it starts. */
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=" + address;
    }

    /** Takes the process that was started with the {@link #option()}. */
    void attach() throws IOException, IllegalConnectorArgumentsException {
        // All debuggers have one connector, which keeps what it listens to in a plain map.
        synchronized (connector) {
            machine = connector.accept(arguments);
            connector.stopListening(arguments);
        }
        Thread listener = new Thread(this::listen, "debugger");
        listener.setDaemon(true);
        listener.start();
    }

    /** From now on every thread that comes by that spot is held there: one spot at a time. */
    synchronized void holdAt(Spot wanted) {
        held = new CompletableFuture<>();
        spot = wanted;
        var loaded = machine.classesByName(wanted.type());
        if (!loaded.isEmpty()) {
            breakAt(loaded.get(0));
            return;
        }
        ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
        loading.addClassFilter(wanted.type());
        enable(loading);
    }

    /** Lets go on whoever is held, and holds nobody any more. */
    synchronized void release() {
        spot = null;
        var requests = machine.eventRequestManager();
        requests.deleteAllBreakpoints();
        requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
        requests.deleteEventRequests(List.copyOf(requests.classPrepareRequests()));
        caught.forEach(EventSet::resume);
        caught.clear();
    }

    /** Whether a thread is held at the spot. */
    boolean holds() {
        return held.isDone() && !held.isCompletedExceptionally();
    }

    private void breakAt(ReferenceType type) {
        BreakpointRequest begin = machine.eventRequestManager()
                .createBreakpointRequest(spot.in(type).location());
        // A counted breakpoint is gone once it was reached, and other threads would come by unheld.
        if (spot.time() > 1) {
            begin.addCountFilter(spot.time());
        }
        enable(begin);
    }

    /** By a step out of the frame: to be told of the ends of methods, a JVM interprets all of its code. */
    private void breakAtEnd(ThreadReference thread) {
        StepRequest out =
                machine.eventRequestManager().createStepRequest(thread, StepRequest.STEP_MIN, StepRequest.STEP_OUT);
        out.addCountFilter(1);
        enable(out);
    }

    private static void enable(EventRequest request) {
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
    }

    /** Returns when a thread is held at the spot; fails when none came by in that time, or the process ended. */
    void awaitHeld(Duration patience) throws InterruptedException {
        try {
            held.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Nothing came by " + spot + " within " + patience.toSeconds() + " s.", e);
        }
    }

    /** Takes every event while the process lives: when too many wait to be taken, the process stands still. */
    private void listen() {
        try {
            while (true) {
                take(machine.eventQueue().remove());
            }
        } catch (VMDisconnectedException | InterruptedException | IllegalArgumentException e) {
            held.completeExceptionally(e);
        }
    }

    private synchronized void take(EventSet events) {
        boolean here = false;
        for (Event event : events) {
            here |= spot != null && isHere(event);
        }
        if (here) {
            caught.add(events);
            held.complete(null);
        } else {
            events.resume();
        }
    }

    private boolean isHere(Event event) {
        if (event instanceof ClassPrepareEvent loaded) {
            breakAt(loaded.referenceType());
        } else if (event instanceof BreakpointEvent begin && spot.leaving()) {
            breakAtEnd(begin.thread());
        }
        return spot.leaving() ? event instanceof StepEvent : event instanceof BreakpointEvent;
    }

    @Override
    public void close() throws IOException, IllegalConnectorArgumentsException {
        if (machine == null) {
            synchronized (connector) {
                connector.stopListening(arguments);
            }
        }
    }
}
