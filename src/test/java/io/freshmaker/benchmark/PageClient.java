package io.freshmaker.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection that asks for page after page over a bare socket and passes over what it gets: what it costs itself is
 * little beside an answer. It expects the header Content-Length.
 */
final class PageClient implements AutoCloseable {

    private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 18];

    PageClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = socket.getInputStream();
    }

    /**
     * Asks and reads the whole answer.
     *
     * @return the bytes of the body
     * @throws IOException when the status is another
     */
    int get(String path, int status) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: freshmaker.example\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        int have = 0;
        int body = -1;
        while (body < 0) {
            have += read(have);
            body = body(have);
        }
        String line = new String(buffer, 0, "HTTP/1.1 200".length(), StandardCharsets.US_ASCII);
        if (!line.equals("HTTP/1.1 " + status)) {
            throw new IOException(path + " answered " + line);
        }
        int length = length(body);
        for (int left = length - (have - body); left > 0; ) {
            left -= read(0);
        }
        return length;
    }

    private int read(int from) throws IOException {
        int count = in.read(buffer, from, buffer.length - from);
        if (count < 0) {
            throw new IOException("The server closed the connection.");
        }
        return count;
    }

    /** Where the body begins; negative while the headers are not complete. */
    private int body(int have) {
        for (int i = 3; i < have; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int length(int end) throws IOException {
        for (int i = 0; i < end - LENGTH.length; i++) {
            if (isLength(i)) {
                int number = 0;
                for (int at = i + LENGTH.length; buffer[at] >= '0' && buffer[at] <= '9'; at++) {
                    number = number * 10 + buffer[at] - '0';
                }
                return number;
            }
        }
        throw new IOException("The answer has no Content-Length.");
    }

    private boolean isLength(int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            int letter = buffer[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
