package io.breakwater.agent.classpath;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A class file in a directory. */
record ClassFile(File file) implements ClassEntry {

    @Override
    public byte[] read() throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }
}
