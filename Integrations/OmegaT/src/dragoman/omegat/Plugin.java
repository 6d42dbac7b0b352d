package dragoman.omegat;

import javax.swing.JMenuItem;
import org.omegat.core.Core;
import org.omegat.core.CoreEvents;
import org.omegat.core.events.IApplicationEventListener;

/** What OmegaT loads: the terms of Dragoman in the glossary pane, its matches in the pane of machine translation. */
public final class Plugin {
    private static final Server SERVER = new Server(Settings::ofOmegaT);

    private Plugin() {
    }

    /** Called by OmegaT when it starts. */
    public static void loadPlugins() {
        Core.registerMachineTranslationClass(Matches.class);
        CoreEvents.registerApplicationEventListener(new IApplicationEventListener() {
            @Override
            public void onApplicationStartup() {
                Core.getGlossaryManager().addGlossaryProvider(new Terms(SERVER));
                JMenuItem item = new JMenuItem("Dragoman…");
                item.addActionListener(event -> SettingsDialog.show(SERVER));
                Core.getMainWindow().getMainMenu().getOptionsMenu().add(item);
            }

            @Override
            public void onApplicationShutdown() {
            }
        });
    }

    /** Called by OmegaT when it ends. */
    public static void unloadPlugins() {
    }

    static Server server() {
        return SERVER;
    }
}
