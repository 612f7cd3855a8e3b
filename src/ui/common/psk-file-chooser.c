/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-file-chooser.h"

#include <glib/gi18n.h>

/**
 * psk_file_chooser_new:
 * @over: a widget of the window that is asked over
 * @title: what is asked, translated
 * @accept: the button that takes a file, translated
 * @kind: the kind of files, translated
 * @suffixes: (nullable) (array zero-terminated=1): how their names end, without the dot;
 *   %NULL for pictures
 *
 * Makes a modal dialog that asks for a file that is there.
 *
 * Returns: (transfer full): the dialog
 */
GtkFileChooserNative *
psk_file_chooser_new (GtkWidget         *over,
                      const char        *title,
                      const char        *accept,
                      const char        *kind,
                      const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *self;

  g_return_val_if_fail (GTK_IS_WIDGET (over) && kind != NULL, NULL);

  gtk_file_filter_set_name (filter, kind);
  if (suffixes == NULL)
    gtk_file_filter_add_pixbuf_formats (filter);
  for (gsize i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);

  self = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (over)),
                                      GTK_FILE_CHOOSER_ACTION_OPEN, accept, _("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);
  return self;
}
