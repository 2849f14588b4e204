package io.breakwater.agent.launch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * An archive that is one entry of the agent jar. Opening a jar takes time for each of its entries, and so does reading one
 * of them, before the JIT is warm: what a start reads is read at once here, and what it does not need costs it nothing.
 *
 * <p>The entry is stored as it is, so that skipping to a place in it costs nothing. Compressed it would be found all the
 * same, only slower. Thread-safe.
 */
final class NestedArchive {

    private static final int END_LENGTH = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int HEADER_LENGTH = 46;
    private static final int HEADER_SIGNATURE = 0x02014b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    /** So many bytes at most can come of one. */
    private static final int MOST_DEFLATED = 1032;

    private final JarFile jar;
    private final ZipEntry archive;
    /** Everything, while much of it is asked for; null = what is asked for is read then. */
    private volatile byte[] ahead;

    /** Where what is, in the directory. Guarded by this; null = nobody has asked yet. */
    private Map<String, Integer> headers;
    /** Guarded by this. */
    private byte[] directory;

    /** The archive of that name; nothing of it is read yet. */
    NestedArchive(JarFile jar, String name) throws IOException {
        this.jar = jar;
        this.archive = jar.getEntry(name);
        if (archive == null) {
            throw new IOException("the agent jar is incomplete: it has no " + name);
        }
    }

    /** Reads everything at once, for as long as much of it is asked for. */
    void readAhead() throws IOException {
        ahead = bytes(0, (int) archive.getSize());
    }

    /** Keeps no more than the directory. */
    void letGo() {
        ahead = null;
    }

    /** What is there under this name; null = nothing. */
    byte[] read(String name) throws IOException {
        byte[] header = header(name);
        if (header == null) {
            return null;
        }
        int offset = number(header, 42, 4);
        byte[] local = bytes(offset, LOCAL_LENGTH);
        int begin = offset + LOCAL_LENGTH + number(local, 26, 2) + number(local, 28, 2);
        byte[] content = bytes(begin, number(header, 20, 4));
        if (number(header, 10, 2) == STORED) {
            return content;
        }
        int size = number(header, 24, 4);
        if (size < 0 || size / MOST_DEFLATED > content.length) {
            throw damaged();
        }
        return inflated(content, size);
    }

    private synchronized byte[] header(String name) throws IOException {
        if (headers == null) {
            byte[] end = bytes((int) archive.getSize() - END_LENGTH, END_LENGTH);
            if (number(end, 0, 4) != END_SIGNATURE) {
                throw damaged();
            }
            directory = bytes(number(end, 16, 4), number(end, 12, 4));
            headers = headers(number(end, 10, 2));
        }
        Integer at = headers.get(name);
        return at == null ? null : Arrays.copyOfRange(directory, at, at + HEADER_LENGTH);
    }

    private synchronized Map<String, Integer> headers(int count) throws IOException {
        Map<String, Integer> found = new HashMap<>(2 * count);
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + HEADER_LENGTH > directory.length || number(directory, at, 4) != HEADER_SIGNATURE) {
                throw damaged();
            }
            int nameLength = number(directory, at + 28, 2);
            if (at + HEADER_LENGTH + nameLength > directory.length) {
                throw damaged();
            }
            found.put(new String(directory, at + HEADER_LENGTH, nameLength, StandardCharsets.UTF_8), at);
            at += HEADER_LENGTH + nameLength + number(directory, at + 30, 2) + number(directory, at + 32, 2);
        }
        return found;
    }

    private IOException damaged() {
        return new IOException(archive.getName() + " in the agent jar is damaged");
    }

    private byte[] bytes(int offset, int length) throws IOException {
        if (offset < 0 || length < 0 || length > archive.getSize() - offset) {
            throw damaged();
        }
        byte[] all = ahead;
        if (all != null) {
            return Arrays.copyOfRange(all, offset, offset + length);
        }
        try (InputStream in = jar.getInputStream(archive)) {
            skip(in, offset);
            return read(in, length);
        }
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            long skipped = in.skip(left);
            if (skipped <= 0) {
                throw new EOFException();
            }
            left -= skipped;
        }
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        byte[] all = new byte[length];
        int read = 0;
        while (read < length) {
            int more = in.read(all, read, length - read);
            if (more < 0) {
                throw new EOFException();
            }
            read += more;
        }
        return all;
    }

    private static byte[] inflated(byte[] content, int size) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] all = new byte[size];
            inflater.setInput(content);
            int length = 0;
            while (length < size) {
                int more = inflater.inflate(all, length, size - length);
                if (more == 0) {
                    throw new EOFException();
                }
                length += more;
            }
            return all;
        } catch (DataFormatException broken) {
            throw new IOException(broken);
        } finally {
            inflater.end();
        }
    }

    /** Little-endian, as everything in an archive. */
    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[at + i] & 0xff);
        }
        return number;
    }
}
