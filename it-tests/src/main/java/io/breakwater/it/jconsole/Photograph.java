package io.breakwater.it.jconsole;

import java.awt.Color;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.swing.JDialog;

/** JConsole's window, and the dialogs before it, in a file. For the event thread. */
final class Photograph {

    private Photograph() {}

    private static Frame frame() {
        for (Frame frame : Frame.getFrames()) {
            if (frame.isShowing()) {
                return frame;
            }
        }
        throw new IllegalStateException("there is no window");
    }

    /** How large the next one will be. */
    static String size(int width, int height) {
        frame().setBounds(0, 0, width, height);
        frame().validate();
        return width + "x" + height;
    }

    static String take(File file) throws IOException {
        Frame frame = frame();
        BufferedImage picture = new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (Window window : Window.getWindows()) {
            if (window.isShowing()) {
                Graphics2D canvas = picture.createGraphics();
                canvas.translate(window.getX() - frame.getX(), window.getY() - frame.getY());
                window.paint(canvas);
                if (window instanceof JDialog) { // there is no window manager that draws a line around it
                    canvas.setColor(Color.DARK_GRAY);
                    canvas.drawRect(-1, -1, window.getWidth() + 1, window.getHeight() + 1);
                }
                canvas.dispose();
            }
        }
        ImageIO.write(picture, "png", file);
        return file.toString();
    }
}
