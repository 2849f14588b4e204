package io.breakwater.agent.config;

import java.io.File;

/**
 * What a file looks like without reading it; zeros = it is not there.
 *
 * @param modified when it was last written, in milliseconds since 1970
 * @param length in bytes
 */
public record FileLook(long modified, long length) {

    /** As the file looks now. */
    public static FileLook at(File file) {
        return new FileLook(file.lastModified(), file.length());
    }

    /** Written out: what the JDK makes for records is linked at its first use, for which there may be no memory. */
    public boolean isLike(FileLook other) {
        return modified == other.modified && length == other.length;
    }
}
