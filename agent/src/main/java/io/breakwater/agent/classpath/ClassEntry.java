package io.breakwater.agent.classpath;

import java.io.IOException;

/** Where the bytes of one class are. */
interface ClassEntry {

    byte[] read() throws IOException;
}
