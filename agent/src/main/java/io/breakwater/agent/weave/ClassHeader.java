package io.breakwater.agent.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * The names at the head of a class file: its own and those right above it. Read by hand, because most classes that are
 * looked at turn out not to match, and Byte Buddy is not to be started for them.
 */
final class ClassHeader {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    private final byte[] bytes;
    /** Where each constant begins, at its tag; 0 = there is none of that number. */
    private final int[] constants;

    private int at;

    private ClassHeader(byte[] bytes) {
        this.bytes = bytes;
        if (u4(0) != MAGIC) {
            throw new IllegalArgumentException("no class file");
        }
        constants = new int[u2(8)];
        at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int tag = bytes[at];
            at += 1 + size(tag);
            if (tag == 5 || tag == 6) {
                i++; // long and double count twice
            }
        }
    }

    /**
     * The names of the superclass, if any, and of the interfaces, with dots.
     *
     * @throws IllegalArgumentException if these are no bytes of a class
     */
    static String[] supertypes(byte[] classFile) {
        try {
            return new ClassHeader(classFile).supertypes();
        } catch (IOException | ArrayIndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("no class file", malformed);
        }
    }

    /** After the constants: access flags, this class, superclass, number of interfaces, interfaces. */
    private String[] supertypes() throws IOException {
        int superclass = u2(at + 4);
        int first = superclass == 0 ? 0 : 1;
        String[] names = new String[first + u2(at + 6)];
        if (superclass != 0) {
            names[0] = className(superclass);
        }
        for (int i = first; i < names.length; i++) {
            names[i] = className(u2(at + 8 + 2 * (i - first)));
        }
        return names;
    }

    private String className(int constant) throws IOException {
        int name = start(u2(start(constant, CLASS)), UTF8);
        // The length and the text are in the form of DataInput: Java's own variant of UTF-8.
        DataInputStream text = new DataInputStream(new ByteArrayInputStream(bytes, name, bytes.length - name));
        return text.readUTF().replace('/', '.');
    }

    /** Where the content of a constant begins, which is to be of this kind. */
    private int start(int constant, int tag) {
        if (constants[constant] == 0 || bytes[constants[constant]] != tag) {
            throw new IllegalArgumentException("no class file");
        }
        return constants[constant] + 1;
    }

    /** How many bytes follow the tag. */
    private int size(int tag) {
        return switch (tag) {
            case UTF8 -> 2 + u2(at + 1);
            case CLASS, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("no class file");
        };
    }

    private int u2(int offset) {
        return ((bytes[offset] & 0xFF) << 8) | (bytes[offset + 1] & 0xFF);
    }

    private int u4(int offset) {
        return (u2(offset) << 16) | u2(offset + 2);
    }
}
