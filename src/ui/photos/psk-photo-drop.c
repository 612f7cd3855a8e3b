/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-drop.h"

static void
mark (GtkWidget *widget,
      gboolean   before,
      gboolean   after)
{
  if (before)
    gtk_widget_add_css_class (widget, "drop-before");
  else
    gtk_widget_remove_css_class (widget, "drop-before");

  if (after)
    gtk_widget_add_css_class (widget, "drop-after");
  else
    gtk_widget_remove_css_class (widget, "drop-after");
}

static GdkDragAction
motion_cb (GtkDropTarget    *target,
           double            x,
           double            y,
           PskPhotoDropFunc  func)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gboolean after = FALSE;

  if (func (widget, x, &after) == 0)
    return 0;

  mark (widget, !after, after);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target)
{
  mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), FALSE, FALSE);
}

static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         PskPhotoDropFunc  func)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gboolean after = FALSE;
  int tambon = func (widget, x, &after);

  mark (widget, FALSE, FALSE);
  if (tambon == 0)
    return FALSE;

  return gtk_widget_activate_action_variant (
    widget, "photos.add-files", psk_photo_drop_pack (tambon, after, g_value_get_boxed (value)));
}

/**
 * psk_photo_drop_attach:
 * @widget: a widget inside the tab of photos
 * @func: whose photos the files are that are dropped there
 *
 * Lets picture files be dropped on @widget. While they hover it has the style
 * class drop-before or drop-after.
 */
void
psk_photo_drop_attach (GtkWidget        *widget,
                       PskPhotoDropFunc  func)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), func);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), func);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/**
 * psk_photo_drop_pack:
 * @tambon: whose photos they are
 * @after: whether they are photos after
 * @files: (element-type GFile): files
 *
 * Returns: (transfer floating): the target of the action photos.add-files
 */
GVariant *
psk_photo_drop_pack (int       tambon,
                     gboolean  after,
                     GSList   *files)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(ibaay)"));
  g_variant_builder_add (&builder, "i", tambon);
  g_variant_builder_add (&builder, "b", after);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("aay"));
  for (GSList *l = files; l != NULL; l = l->next)
    {
      /* A file on a telephone or a server that has no path is told by its address:
       * reading it fails with a sentence that names it. */
      g_autofree char *path = g_file_get_path (l->data);
      g_autofree char *name = path != NULL ? g_steal_pointer (&path) : g_file_get_uri (l->data);

      g_variant_builder_add (&builder, "^ay", name);
    }
  g_variant_builder_close (&builder);

  return g_variant_builder_end (&builder);
}
