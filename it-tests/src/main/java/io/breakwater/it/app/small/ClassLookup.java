package io.breakwater.it.app.small;

/** Tries to load each class that it is given, and to find each resource. */
public final class ClassLookup {

    private ClassLookup() {}

    public static void main(String[] args) {
        new FlakyAccounts(0).getAccount("1"); // whatever is woven has been woven
        for (String name : args) {
            System.out.println(name + " " + (name.contains("/") ? findResource(name) : load(name)));
        }
    }

    private static String load(String name) {
        try {
            Class.forName(name);
            return "found";
        } catch (ClassNotFoundException absent) {
            return "absent";
        }
    }

    private static String findResource(String name) {
        return ClassLookup.class.getClassLoader().getResource(name) == null ? "absent" : "found";
    }
}
