package dragoman.omegat;

import java.awt.GridLayout;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;

/** Asks for the settings: OmegaT's menu Options, Dragoman. */
final class SettingsDialog {
    private SettingsDialog() {
    }

    static void show(Server server) {
        Settings now = Settings.ofOmegaT();
        JTextField address = new JTextField(now.address(), 30);
        JPasswordField token = new JPasswordField(now.token(), 30);
        JSpinner threshold = new JSpinner(new SpinnerNumberModel(now.threshold(), 50, 100, 1));
        JSpinner seconds = new JSpinner(new SpinnerNumberModel(now.seconds(), 1, 60, 1));
        JPanel panel = new JPanel(new GridLayout(0, 2, 8, 4));
        add(panel, "Server · الخادم", address);
        add(panel, "Token · رمز الدخول", token);
        add(panel, "Lowest score · أدنى تطابق", threshold);
        add(panel, "Seconds to wait · مهلة الانتظار", seconds);
        add(panel, server.trouble().isEmpty() ? "" : "✗ " + server.trouble(), new JLabel());
        int choice = JOptionPane.showConfirmDialog(
                null, panel, "Dragoman", JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE);
        if (choice == JOptionPane.OK_OPTION) {
            new Settings(address.getText().strip(), new String(token.getPassword()).strip(),
                    (Integer) threshold.getValue(), (Integer) seconds.getValue()).keep();
            server.reset();
        }
    }

    private static void add(JPanel panel, String label, java.awt.Component field) {
        panel.add(new JLabel(label));
        panel.add(field);
    }
}
