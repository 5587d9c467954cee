package io.freshmaker.koji;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to be longer than agreed, so that no answer can fill the memory. */
final class BoundedStream extends FilterInputStream {

    private final long most;
    private long count;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int many = super.read(bytes, from, length);
        count(Math.max(many, 0));
        return many;
    }

    private void count(int more) throws IOException {
        count += more;
        if (count > most) {
            throw new IOException("it is longer than " + (most >> 20) + " MiB");
        }
    }
}
