package io.breakwater.it.app.manners;

import java.util.logging.LogManager;

/** A log manager of the application's own, as application servers have them. */
public final class OwnLogManager extends LogManager {}
