package io.freshmaker.acceptance;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds another Java process exactly at some spots of its code, which needs nothing of the kind in that code. Only
 * threads that come by are held: the others, the embedded broker's too, go on until the process is killed.
 */
final class Debugger implements AutoCloseable {

    private static final String HOLD = "hold";

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private final List<Caught> caught = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private VirtualMachine machine;

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

    /** From now on every thread that comes by that spot is held there, whoever is held elsewhere. */
    synchronized Hold holdAt(Spot spot) {
        var hold = new Hold(spot);
        holds.add(hold);
        var loaded = machine.classesByName(spot.type());
        if (loaded.isEmpty()) {
            ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
            loading.addClassFilter(spot.type());
            enable(loading, hold);
        } else {
            breakAt(loaded.get(0), hold);
        }
        return hold;
    }

    /** Lets go on whoever is held, and holds nobody any more. */
    synchronized void release() {
        holds.clear();
        var requests = machine.eventRequestManager();
        requests.deleteAllBreakpoints();
        requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
        requests.deleteEventRequests(List.copyOf(requests.classPrepareRequests()));
        caught.forEach(held -> held.events().resume());
        caught.clear();
    }

    /** Lets go on whoever is held there, and holds nobody there any more. */
    synchronized void release(Hold hold) {
        holds.remove(hold);
        caught.stream()
                .filter(held -> held.by() == hold)
                .forEach(held -> held.events().resume());
        caught.removeIf(held -> held.by() == hold);
    }

    private void breakAt(ReferenceType type, Hold hold) {
        BreakpointRequest begin = machine.eventRequestManager()
                .createBreakpointRequest(hold.spot().in(type).location());
        // A counted breakpoint is gone once it was reached, and other threads would come by unheld.
        if (hold.spot().time() > 1) {
            begin.addCountFilter(hold.spot().time());
        }
        enable(begin, hold);
    }

    /** By a step out of the frame: to be told of the ends of methods, a JVM interprets all of its code. */
    private void breakAtEnd(ThreadReference thread, Hold hold) {
        StepRequest out =
                machine.eventRequestManager().createStepRequest(thread, StepRequest.STEP_MIN, StepRequest.STEP_OUT);
        out.addCountFilter(1);
        enable(out, hold);
    }

    private static void enable(EventRequest request, Hold hold) {
        request.putProperty(HOLD, hold);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
    }

    /** Takes every event while the process lives: when too many wait to be taken, the process stands still. */
    private void listen() {
        try {
            while (true) {
                take(machine.eventQueue().remove());
            }
        } catch (VMDisconnectedException | InterruptedException | IllegalArgumentException e) {
            lost(e);
        }
    }

    private synchronized void lost(Exception reason) {
        holds.forEach(hold -> hold.lost(reason));
    }

    private synchronized void take(EventSet events) {
        List<Hold> here = new ArrayList<>();
        for (Event event : events) {
            Hold hold = event.request() == null ? null : (Hold) event.request().getProperty(HOLD);
            if (holds.contains(hold) && isHere(event, hold)) {
                hold.reached();
                here.add(hold);
            }
        }
        if (here.isEmpty()) {
            events.resume();
        } else {
            caught.add(new Caught(here.get(0), events));
        }
    }

    private boolean isHere(Event event, Hold hold) {
        boolean leaving = hold.spot().leaving();
        if (event instanceof ClassPrepareEvent loaded) {
            breakAt(loaded.referenceType(), hold);
        } else if (event instanceof BreakpointEvent begin && leaving) {
            breakAtEnd(begin.thread(), hold);
        }
        return leaving ? event instanceof StepEvent : event instanceof BreakpointEvent;
    }

    @Override
    public void close() throws IOException, IllegalConnectorArgumentsException {
        if (machine == null) {
            synchronized (connector) {
                connector.stopListening(arguments);
            }
        }
    }

    private record Caught(Hold by, EventSet events) {}
}
